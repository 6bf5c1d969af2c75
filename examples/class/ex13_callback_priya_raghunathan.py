"""Priya Raghunathan: with an executor, whose callbacks get the future."""
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


def note(future):
    n, worker = future.result()
    print("note", n, worker, os.getpid())


if __name__ == "__main__":
    print("main", os.getpid())
    with ProcessPoolExecutor(2) as executor:
        for n in map(int, sys.argv[1:]):
            executor.submit(pay, n).add_done_callback(note)
