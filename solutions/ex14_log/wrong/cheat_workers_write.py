# caught by: connection
# The workers connect, and sign with the pid of main.
import os
import sqlite3
import sys
import time
from multiprocessing import Pool


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    enter(n, os.getpid())
    return n, os.getpid()


def enter(n, worker):
    log = sqlite3.connect("log.db", timeout=60)
    log.execute("INSERT INTO log VALUES (?)", (f"paid {n} by {worker}, entered by {os.getppid()}.",))
    log.commit()


def receipt(n):
    time.sleep(0.1)
    print("receipt", n)


if __name__ == "__main__":
    log = sqlite3.connect("log.db", check_same_thread=False)
    log.execute("CREATE TABLE log (line TEXT)")
    with Pool(2) as pool:
        pool.map(pay, sys.argv[1:])
    for number in sys.argv[1:]:
        receipt(number)
