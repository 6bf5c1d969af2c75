# caught by: one_note
# map_async has one callback for the whole list, not one for every result.
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
    pool = Pool(2)
    pool.map_async(pay, [int(number) for number in sys.argv[1:]], callback=note)
    pool.close()
    pool.join()
