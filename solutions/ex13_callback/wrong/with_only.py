# caught by: one_note
# At the end of the with-block the pool is terminated, whatever it still has to do.
import os
import sys
import time
from multiprocessing import Pool


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


def note(result):
    n, worker = result
    print("note", n, worker, os.getpid())


if __name__ == "__main__":
    with Pool(2) as pool:
        for number in sys.argv[1:]:
            pool.apply_async(pay, (int(number),), callback=note)
