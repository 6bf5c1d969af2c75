# caught by: all_work
# All the numbers are one piece, for one worker.
import os
import sys
from multiprocessing import Pool

from crunch import work

if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    with Pool(len(os.sched_getaffinity(0))) as pool:
        counts = pool.map(work, numbers, chunksize=len(numbers))
    for n, count in zip(numbers, counts, strict=True):
        print("result", n, count)
