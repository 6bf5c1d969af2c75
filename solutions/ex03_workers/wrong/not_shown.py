# caught by: results
import os
import sys
from multiprocessing import Pool

from crunch import work

if __name__ == "__main__":
    with Pool(len(os.sched_getaffinity(0))) as pool:
        print(pool.map(work, [int(word) for word in sys.argv[1:]]))
