# caught by: short
# While this callback waits, its thread delivers nothing.
import os
import sqlite3
import sys
import time
from multiprocessing import Pool


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
    results[-1].wait(0.05)  # perhaps the last one is there soon


if __name__ == "__main__":
    arrived, results = [], []
    log = sqlite3.connect("log.db", check_same_thread=False)
    log.execute("CREATE TABLE log (line TEXT)")
    pool = Pool(2)
    results.append(pool.apply_async(pay, (int(sys.argv[-1]),), callback=done))
    for number in sys.argv[1:-1]:
        results.append(pool.apply_async(pay, (int(number),), callback=done))
    pool.close()
    pool.join()
    for n in arrived:
        receipt(n)
