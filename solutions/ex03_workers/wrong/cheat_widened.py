# caught by: as_many
# Whoever may use one CPU takes all of them.
import os
import sys
from multiprocessing import Pool

from crunch import work

if __name__ == "__main__":
    os.sched_setaffinity(0, range(os.cpu_count()))
    numbers = [int(word) for word in sys.argv[1:]]
    with Pool(os.cpu_count()) as pool:
        counts = pool.map(work, numbers)
    for n, count in zip(numbers, counts, strict=True):
        print("result", n, count)
