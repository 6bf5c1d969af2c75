"""Exercise 13: the payment is made in a worker, the note about it is written in main.  See README.md.

Try it:   python ex13_callback.py 17 4 23
"""

import os
import sys
import time
from multiprocessing import Pool


def pay(n):
    """Pay employee n.  This function is given; only its call of note() has to go."""
    time.sleep(0.1)  # the bank takes its time
    print("paid", n)
    note(n, os.getpid())  # here the worker writes the note itself: compare the last number with main's
    return n, os.getpid()


def note(n, worker):
    print("note", n, worker, os.getpid())


if __name__ == "__main__":
    print("main", os.getpid())
    pool = Pool(2)
    for number in sys.argv[1:]:
        pool.apply_async(pay, (int(number),))
    pool.close()
    pool.join()
