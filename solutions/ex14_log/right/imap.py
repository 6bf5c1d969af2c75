"""imap_unordered hands over one result after the other, to the main thread."""

import os
import sqlite3
import sys
import time
from contextlib import closing
from multiprocessing import Pool
from pathlib import Path


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


def receipt(n):
    time.sleep(0.1)
    print("receipt", n, flush=True)


if __name__ == "__main__":
    with closing(sqlite3.connect(Path("log.db").absolute())) as log, Pool() as pool:
        log.execute("CREATE TABLE log (line TEXT)")
        for n, worker in pool.imap_unordered(pay, map(int, sys.argv[1:])):
            with log:
                line = f"paid {n} by {worker}, entered by {os.getpid()}."
                log.execute("INSERT INTO log VALUES (?)", (line,))
            receipt(n)
