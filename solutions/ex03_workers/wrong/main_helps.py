# caught by: workers
# Main takes a share as well.
import os
import sys
from multiprocessing import Pool

from crunch import work

if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    with Pool(len(os.sched_getaffinity(0))) as pool:
        others = pool.map_async(work, numbers[1:])
        print("result", numbers[0], work(numbers[0]))
        for n, count in zip(numbers[1:], others.get(), strict=True):
            print("result", n, count)
