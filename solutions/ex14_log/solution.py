"""The callback only passes the result on; the main thread writes the log, with its own connection."""

import os
import queue
import sqlite3
import sys
import time
from multiprocessing import Pool
from pathlib import Path


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


def enter(log, n, worker):
    line = f"paid {n} by {worker}, entered by {os.getpid()}."
    log.execute("INSERT INTO log VALUES (?)", (line,))
    log.commit()


def receipt(n):
    time.sleep(0.1)
    print("receipt", n)


if __name__ == "__main__":
    pool = Pool(2)
    Path("log.db").unlink(missing_ok=True)
    log = sqlite3.connect("log.db")
    log.execute("CREATE TABLE log (line TEXT)")
    results = queue.Queue()
    for number in sys.argv[1:]:
        pool.apply_async(pay, (int(number),), callback=results.put)
    for _ in sys.argv[1:]:
        n, worker = results.get()
        enter(log, n, worker)
        receipt(n)
    pool.close()
    pool.join()
    for (line,) in log.execute("SELECT line FROM log"):
        print("log:", line)
    log.close()
