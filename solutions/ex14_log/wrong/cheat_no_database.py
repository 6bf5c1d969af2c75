# caught by: rows
# A file with the right lines, which is no database.
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
    sqlite3.connect("log.db").close()
    with Pool(2) as pool, open("log.db", "w") as log:
        for n, worker in pool.imap(pay, sys.argv[1:]):
            log.write(f"paid {n} by {worker}, entered by {os.getpid()}.\n")
            receipt(n)
