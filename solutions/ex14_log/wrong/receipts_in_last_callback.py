# caught by: short
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


def enter(log, n, worker):
    log.execute("INSERT INTO log VALUES (?)", (f"paid {n} by {worker}, entered by {os.getpid()}.",))
    log.commit()


def receipt(n):
    time.sleep(0.1)
    print("receipt", n)


def done(results):
    for n, worker in results:
        enter(log, n, worker)
    print("\n".join(f"receipt {n}" for n, _ in results))


if __name__ == "__main__":
    log = sqlite3.connect("log.db", check_same_thread=False)
    log.execute("CREATE TABLE log (line TEXT)")
    with Pool(2) as pool:
        pool.map_async(pay, map(int, sys.argv[1:]), callback=done).wait()
