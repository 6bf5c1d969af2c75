"""Callbacks count, join waits: when it comes back, they have all been called."""

import sys
import time
from multiprocessing import Pool


def serve(n):
    time.sleep(0.1)
    print("served", n)


class Office:
    def __init__(self, pool):
        self.pool, self.count = pool, 0

    def let_in(self, n):
        self.pool.apply_async(func=serve, args=(n,), callback=self.one_more)

    def one_more(self, result):
        self.count += 1

    def close(self):
        self.pool.close()
        self.pool.join()


if __name__ == "__main__":
    office = Office(Pool())
    for number in sys.argv[1:]:
        office.let_in(int(number))
    office.close()
    print("closed")
    print(office.count, "customers today")
