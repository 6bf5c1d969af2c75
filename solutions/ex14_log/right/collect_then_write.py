"""The callbacks collect; when the pool has ended, the main thread writes all rows in one transaction."""

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
    results = []
    pool = Pool(3)
    for number in sys.argv[1:]:
        pool.apply_async(pay, (int(number),), callback=results.append)
    pool.close()
    pool.join()
    log = sqlite3.connect("log.db")
    with log:
        log.execute("CREATE TABLE log (line TEXT PRIMARY KEY) WITHOUT ROWID")
        me = os.getpid()
        log.executemany(
            "INSERT INTO log VALUES (?)", [(f"paid {n} by {w}, entered by {me}.",) for n, w in results]
        )
    log.close()
    for n, _ in results:
        receipt(n)
