"""The lines are collected first, up to the tear, and printed at once; other lines are printed besides."""

import os
import sys
import time
from multiprocessing import Lock, Process, active_children


def page(title, size):
    for number in range(1, size + 1):
        time.sleep(0.01)
        yield f"{title} {number}/{size}"
        if title.startswith("torn-") and number == size // 2:
            raise RuntimeError(f"{title} is torn")


def collected(title, size):
    lines, more = [], page(title, size)
    while True:
        try:
            lines.append(next(more))
        except (StopIteration, RuntimeError):
            return lines


def show(title, lock, size):
    print("process", os.getpid(), "begins")
    lines = collected(title, size)
    with lock:
        print(*lines, sep="\n")
    print("process", os.getpid(), "has done", title)


if __name__ == "__main__":
    lock = Lock()
    for title in sys.argv[2:]:
        Process(target=show, args=(title, lock, int(sys.argv[1]))).start()
    for process in active_children():
        process.join()
    print("The end!")
