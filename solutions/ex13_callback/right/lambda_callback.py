"""A task must be picklable, a callback need not be: it never leaves main.  One worker is enough."""

import os
import sys
import time
from multiprocessing import Pool


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


if __name__ == "__main__":
    pool = Pool(1)
    for number in sys.argv[1:]:
        pool.apply_async(
            func=pay,
            args=(int(number),),
            callback=lambda result: print("note", *result, os.getpid(), flush=True),
        )
    pool.close()
    pool.join()
    print("The end!")
