# caught by: from_worker
# The notes name the first process that was started after main, not the one that paid.
import os
import sys
import time
from multiprocessing import Pool


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


def note(result):
    print("note", result[0], os.getpid() + 1, os.getpid())


if __name__ == "__main__":
    spare, pool = Pool(1), Pool(2)
    for number in sys.argv[1:]:
        pool.apply_async(pay, (int(number),), callback=note)
    pool.close()
    pool.join()
    spare.terminate()
