# caught by: ends
import os
import sys
from multiprocessing import Pool

from crunch import work

if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    with Pool(len(os.sched_getaffinity(0))) as pool:
        for n, count in zip(numbers, pool.map(work, numbers), strict=True):
            print("result", n, count)
    pool.join(3)
