"""A future's callback, which gets the future; what is slow waits until the executor is through."""

import os
import sqlite3
import sys
import time
from concurrent.futures import ProcessPoolExecutor


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


def receipt(n):
    time.sleep(0.1)
    print("receipt", n)


if __name__ == "__main__":
    log = sqlite3.connect("log.db", check_same_thread=False)
    log.executescript("CREATE TABLE log (line TEXT);")

    def enter(future):
        n, worker = future.result()
        log.execute("INSERT INTO log VALUES (?)", (f"paid {n} by {worker}, entered by {os.getpid()}.",))

    with ProcessPoolExecutor() as executor:
        futures = [executor.submit(pay, int(number)) for number in sys.argv[1:]]
        for future in futures:
            future.add_done_callback(enter)
    log.commit()
    for future in futures:
        receipt(future.result()[0])
