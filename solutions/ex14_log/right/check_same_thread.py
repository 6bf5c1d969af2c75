"""The callback writes the row itself: the connection is told that another thread may use it."""

import os
import sqlite3
import sys
import time
from multiprocessing import Pool

arrived = []


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


def done(result):
    n, worker = result
    with log:
        log.execute("INSERT INTO log VALUES (?)", (f"paid {n} by {worker}, entered by {os.getpid()}.",))
    arrived.append(n)


def receipt(n):
    time.sleep(0.1)
    print("receipt", n)


if __name__ == "__main__":
    log = sqlite3.connect("log.db", check_same_thread=False)
    log.execute("CREATE TABLE log (line TEXT)")
    pool = Pool(2)
    for number in sys.argv[1:]:
        pool.apply_async(pay, (int(number),), callback=done)
    pool.close()
    pool.join()
    for n in arrived:
        receipt(n)
