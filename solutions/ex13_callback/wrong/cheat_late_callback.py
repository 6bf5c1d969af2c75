# caught by: callback
import os
import sys
from multiprocessing import Pool


def pay(n):
    print("paid", n)
    return n, os.getpid()


def nothing():
    return None


def note_all(_):
    for n, worker in results:
        print("note", n, worker, os.getpid())


if __name__ == "__main__":
    with Pool(2) as pool:
        results = pool.map(pay, [int(number) for number in sys.argv[1:]])
        pool.apply_async(nothing, callback=note_all)
        pool.close()
        pool.join()
