"""A subclass of Process that has the lock as an attribute; an RLock, taken twice on the way."""

import multiprocessing
import sys
import time


def page(title, size):
    for number in range(1, size + 1):
        time.sleep(0.01)
        yield f"{title} {number}/{size}"
        if title.startswith("torn-") and number == size // 2:
            raise RuntimeError(f"{title} is torn")


class Printer(multiprocessing.Process):
    def __init__(self, lock, title, size):
        super().__init__()
        self.lock = lock
        self.title = title
        self.size = size

    def run(self):
        with self.lock:
            for line in page(self.title, self.size):
                self.print(line)

    def print(self, line):
        with self.lock:
            print(line)


def main(size, titles):
    lock = multiprocessing.RLock()
    printers = [Printer(lock, title, size) for title in titles]
    for printer in printers:
        printer.start()
    print("all printers are running")
    for printer in printers:
        printer.join()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
