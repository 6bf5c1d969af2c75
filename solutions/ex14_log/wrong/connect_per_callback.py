# caught by: connection
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
    log = sqlite3.connect("log.db")  # in this thread, so sqlite does not mind
    enter(log, n, worker)
    log.close()
    arrived.append(n)


if __name__ == "__main__":
    log = sqlite3.connect("log.db")
    log.execute("CREATE TABLE log (line TEXT)")
    log.close()
    pool = Pool(2)
    for number in sys.argv[1:]:
        pool.apply_async(pay, (int(number),), callback=done)
    pool.close()
    pool.join()
    for n in arrived:
        receipt(n)
