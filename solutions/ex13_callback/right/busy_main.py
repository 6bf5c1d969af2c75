"""Main goes on printing while the callbacks print: two threads of one process share its output."""

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
    pool = Pool(6)
    results = [pool.apply_async(pay, (int(number),), callback=note) for number in sys.argv[1:]]
    turn = 0
    while not all(result.ready() for result in results):
        turn += 1
        if turn <= 1000:
            print("main has not stopped:", turn)
        else:
            time.sleep(0.001)
    pool.close()
    pool.join()
