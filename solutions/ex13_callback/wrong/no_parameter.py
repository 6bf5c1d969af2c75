# caught by: one_note
# The lesson's first bar() has no parameter.
import os
import sys
import time
from multiprocessing import Pool


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


def note():
    print("note", os.getpid())


if __name__ == "__main__":
    pool = Pool(2)
    for number in sys.argv[1:]:
        pool.apply_async(pay, (int(number),), callback=note)
    pool.close()
    pool.join()
