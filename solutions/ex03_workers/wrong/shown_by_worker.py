# caught by: results
import os
import sys
from multiprocessing import Pool

from crunch import work


def task(n):
    print("result", n, work(n))


if __name__ == "__main__":
    with Pool(len(os.sched_getaffinity(0))) as pool:
        pool.map(task, [int(word) for word in sys.argv[1:]])
