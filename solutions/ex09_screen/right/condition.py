"""The lock of a Condition, one print for every piece of a line, and a thread in the child that prints."""

import sys
import threading
import time
from multiprocessing import Condition, Process


def page(title, size):
    for number in range(1, size + 1):
        time.sleep(0.01)
        yield f"{title} {number}/{size}"
        if title.startswith("torn-") and number == size // 2:
            raise RuntimeError(f"{title} is torn")


def write(title, size):
    for line in page(title, size):
        name, rest = line.split(" ")
        print(name, end=" ")
        print(rest)


def show(condition, title, size):
    with condition:
        thread = threading.Thread(target=write, args=(title, size))
        thread.start()
        thread.join()


if __name__ == "__main__":
    size, titles = int(sys.argv[1]), sys.argv[2:]
    condition = Condition()
    processes = []
    for title in titles:
        process = Process(target=show, args=(condition, title, size))
        processes.append(process)
        process.start()
    while processes:
        processes.pop().join()
