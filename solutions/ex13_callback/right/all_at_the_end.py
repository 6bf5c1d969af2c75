"""The callback collects; the last one writes every note, in one piece and sorted."""

import os
import sys
import time
from multiprocessing import Pool


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


done = []


def collect(result):
    done.append(result)
    if len(done) == len(sys.argv) - 1:
        print("\n".join(f"note {n} {worker} {os.getpid()}" for n, worker in sorted(done)))


if __name__ == "__main__":
    pool = Pool(4)
    for number in sys.argv[1:]:
        pool.apply_async(pay, (int(number),), callback=collect)
    pool.close()
    pool.join()
