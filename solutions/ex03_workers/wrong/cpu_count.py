# caught by: as_many
# The machine's CPUs, not the program's: too many where it may use only one.
import os
import sys
from multiprocessing import Pool

from crunch import work

if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    with Pool(os.cpu_count()) as pool:
        counts = pool.map(work, numbers)
    for n, count in zip(numbers, counts, strict=True):
        print("result", n, count)
