# caught by: one_note
# Only callback=note was added to the stub: a callback gets one argument, the whole result.
import os
import sys
import time
from multiprocessing import Pool


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


def note(n, worker):
    print("note", n, worker, os.getpid())


if __name__ == "__main__":
    pool = Pool(2)
    for number in sys.argv[1:]:
        pool.apply_async(pay, (int(number),), callback=note)
    pool.close()
    pool.join()
