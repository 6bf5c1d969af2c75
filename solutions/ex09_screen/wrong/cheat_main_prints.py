# caught by: own_child
# The children take the lock, and main does the work.
import sys
import time
from multiprocessing import Lock, Process


def page(title, size):
    for number in range(1, size + 1):
        time.sleep(0.01)
        yield f"{title} {number}/{size}"
        if title.startswith("torn-") and number == size // 2:
            raise RuntimeError(f"{title} is torn")


def show(lock, title, size):
    with lock:
        time.sleep(0.01)


def print_page(title, size):
    try:
        for line in page(title, size):
            print(line)
    except RuntimeError:
        pass


if __name__ == "__main__":
    size, titles = int(sys.argv[1]), sys.argv[2:]
    lock = Lock()
    processes = [Process(target=show, args=(lock, title, size)) for title in titles]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    for title in titles:
        print_page(title, size)
