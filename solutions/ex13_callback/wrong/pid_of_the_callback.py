# caught by: from_worker
# The worker's pid was asked for in the callback: there os.getpid() is main's.
import os
import sys
import time
from multiprocessing import Pool


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n


def note(n):
    print("note", n, os.getpid(), os.getpid())


if __name__ == "__main__":
    pool = Pool(2)
    for number in sys.argv[1:]:
        pool.apply_async(pay, (int(number),), callback=note)
    pool.close()
    pool.join()
