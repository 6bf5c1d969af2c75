# caught by: entered under fork
# Under fork the workers use a copy of main's connection, under spawn there is none.
import os
import sqlite3
import sys
import time
from multiprocessing import Pool

arrived = []


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    enter(log, n, os.getpid())
    return n, os.getpid()


def enter(log, n, worker):
    log.execute("INSERT INTO log VALUES (?)", (f"paid {n} by {worker}, entered by {os.getpid()}.",))
    log.commit()


def receipt(n):
    time.sleep(0.1)
    print("receipt", n)


def done(result):
    arrived.append(result[0])


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
