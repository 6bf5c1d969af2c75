# caught by: as_many
# Never more at a time than CPUs, but each number costs a new process.
import os
import sys
from multiprocessing import Pool

from crunch import work

if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    with Pool(len(os.sched_getaffinity(0)), maxtasksperchild=1) as pool:
        counts = pool.map(work, numbers, chunksize=1)
    for n, count in zip(numbers, counts, strict=True):
        print("result", n, count)
