"""Without any callback: the main thread takes the futures as they get ready.  An index on the log."""

import os
import sqlite3
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


def receipt(n):
    time.sleep(0.1)
    print("receipt", n)


def main(numbers):
    log = sqlite3.connect("log.db", isolation_level=None)
    log.execute("CREATE TABLE log (line TEXT)")
    log.execute("CREATE UNIQUE INDEX lines ON log (line)")
    with ProcessPoolExecutor(2) as executor:
        futures = [executor.submit(pay, n) for n in numbers]
        for future in as_completed(futures):
            n, worker = future.result()
            log.execute(f"INSERT INTO log VALUES ('paid {n} by {worker}, entered by {os.getpid()}.')")
            receipt(n)


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]])
