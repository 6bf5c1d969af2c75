# caught by: ends
# The pool swallows a KeyError of a callback: every note is written, but no result counts as delivered.
import os
import sys
import time
from multiprocessing import Pool


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


noted = {}


def note(result):
    n, worker = result
    print("note", n, worker, os.getpid())
    noted[n] += 1


if __name__ == "__main__":
    pool = Pool(2)
    for number in sys.argv[1:]:
        pool.apply_async(pay, (int(number),), callback=note)
    pool.close()
    pool.join()
