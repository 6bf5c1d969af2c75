# caught by: rows
import os
import sqlite3
import sys
import time
from multiprocessing import Pool


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


def receipt(n):
    time.sleep(0.1)
    print("receipt", n)


if __name__ == "__main__":
    log = sqlite3.connect("log.db", check_same_thread=False)
    log.execute("CREATE TABLE log (line TEXT)")
    with Pool(2) as pool:
        pool.map(pay, sys.argv[1:])
    for number in sys.argv[1:]:
        line = f"paid {number} by {os.getpid() - 1}, entered by {os.getpid()}."
        log.execute("INSERT INTO log VALUES (?)", (line,))
        receipt(number)
    log.commit()
