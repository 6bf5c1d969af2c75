# caught by: worked
# A real worker, a real callback, but the payments are made in main.
import os
import sys
import time
from multiprocessing import Pool


def pay(n):
    time.sleep(0.1)
    print("paid", n)


def notes(worker):
    for number in sys.argv[1:]:
        print("note", number, worker, os.getpid())


if __name__ == "__main__":
    for number in sys.argv[1:]:
        pay(number)
    pool = Pool(2)
    pool.apply_async(os.getpid, callback=notes)
    pool.close()
    pool.join()
