"""Exercise 14: every payment goes into log.db, through one connection.  See README.md.

Try it:   python ex14_log.py 17 4 23
"""

import os
import sqlite3
import sys
import time
from multiprocessing import Pool
from pathlib import Path


def pay(n):
    """Pay employee n.  This function is given; only the three lines about the log have to go."""
    time.sleep(0.1)  # the bank takes its time
    print("paid", n)
    log = connect()  # each payment makes a connection of its own, in a worker
    enter(log, n, os.getpid())
    log.close()
    return n, os.getpid()


def connect():
    print("connected", os.getpid())
    return sqlite3.connect("log.db")


def enter(log, n, worker):
    line = f"paid {n} by {worker}, entered by {os.getpid()}."
    log.execute("INSERT INTO log VALUES (?)", (line,))
    log.commit()


def receipt(n):
    """Print a receipt.  This function is given."""
    time.sleep(0.1)  # the printer takes its time
    print("receipt", n)


def done(result):
    receipt(result[0])  # a callback: while the printer prints, no other result is delivered


if __name__ == "__main__":
    Path("log.db").unlink(missing_ok=True)  # yesterday's
    log = connect()
    log.execute("CREATE TABLE log (line TEXT)")
    pool = Pool(2)
    for number in sys.argv[1:]:
        pool.apply_async(pay, (int(number),), callback=done)
    pool.close()
    pool.join()
    for (line,) in log.execute("SELECT line FROM log"):
        print("log:", line)
