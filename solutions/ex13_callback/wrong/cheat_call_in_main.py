# caught by: callback
# A wrapper that looks like a callback and is called by the main thread.
import os
import sys
import time
from multiprocessing import Pool


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


def apply_with(callback, pool, task, n):
    callback(pool.apply(task, (n,)))


def note(result):
    print("note", *result, os.getpid())


if __name__ == "__main__":
    with Pool(2) as pool:
        for number in sys.argv[1:]:
            apply_with(note, pool, pay, int(number))
