"""Main joins a child that computes."""

import time
from multiprocessing import Process


def work():
    end = time.monotonic() + 0.7
    while time.monotonic() < end:
        sum(range(1000))


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    child.join()
