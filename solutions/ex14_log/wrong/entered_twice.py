# caught by: rows
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


def done(result):
    n, worker = result
    enter(log, n, worker)
    arrived.append(n)


if __name__ == "__main__":
    log = sqlite3.connect("log.db", check_same_thread=False)
    log.execute("CREATE TABLE log (line TEXT)")
    pool, results = Pool(2), []
    for number in sys.argv[1:]:
        results.append(pool.apply_async(pay, (int(number),), callback=done))
    pool.close()
    pool.join()
    for result in results:
        enter(log, *result.get())
    for n in arrived:
        receipt(n)
