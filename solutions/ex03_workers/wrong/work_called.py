# caught by: workers
# work(n) is called in main, and the pool gets what it returned.
import os
import sys
from multiprocessing import Pool

from crunch import work

if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    with Pool(len(os.sched_getaffinity(0))) as pool:
        counts = pool.map(print, [work(n) for n in numbers])
    for n, count in zip(numbers, counts, strict=True):
        print("result", n, count)
