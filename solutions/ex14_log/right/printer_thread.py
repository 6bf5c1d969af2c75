"""A class; the row is written in the callback, and the receipts are printed by a thread of their own."""

import os
import sqlite3
import sys
import threading
import time
from multiprocessing import get_context
from queue import Queue


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


class Office:
    def __init__(self, name):
        self.log = sqlite3.connect(name, check_same_thread=False)
        self.log.execute("PRAGMA journal_mode=WAL")
        self.log.execute("CREATE TABLE IF NOT EXISTS log (line TEXT)")
        self.to_print = Queue()
        self.printer = threading.Thread(target=self.print_receipts)

    def enter(self, result):
        n, worker = result
        self.log.execute("INSERT INTO log VALUES (?)", [f"paid {n} by {worker}, entered by {os.getpid()}."])
        self.log.commit()
        self.to_print.put(n)
        sys.stdout.write(f"entered {n}\n")

    def print_receipts(self):
        while (n := self.to_print.get()) is not None:
            time.sleep(0.1)
            sys.stdout.write(f"receipt {n}\n")

    def pay_all(self, numbers):
        self.printer.start()
        with get_context().Pool(3) as pool:
            results = [pool.apply_async(pay, (n,), callback=self.enter) for n in numbers]
            for result in results:
                result.wait()
        self.to_print.put(None)
        self.printer.join()
        self.log.close()


if __name__ == "__main__":
    Office("log.db").pay_all([int(number) for number in sys.argv[1:]])
