# caught by: results
# Main waits for the first result, and the end of the block stops the workers.
import os
import sys
from multiprocessing import Pool

from crunch import work

if __name__ == "__main__":
    with Pool(len(os.sched_getaffinity(0))) as pool:
        print("result", sys.argv[1], next(pool.imap(work, map(int, sys.argv[1:]))))
