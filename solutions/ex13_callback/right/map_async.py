"""map_async calls its callback once, with the list of all results."""

import os
import sys
import time
from multiprocessing import Pool


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


def notes(results):
    for n, worker in results:
        print("note", n, worker, os.getpid())


if __name__ == "__main__":
    with Pool() as pool:
        pool.map_async(pay, map(int, sys.argv[1:]), callback=notes).wait()
