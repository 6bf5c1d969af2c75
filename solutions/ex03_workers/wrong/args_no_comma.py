# caught by: workers
# (n) is no tuple; every task fails, and nobody asks.
import os
import sys
from multiprocessing import Pool

from crunch import work

if __name__ == "__main__":
    pool = Pool(len(os.sched_getaffinity(0)))
    for word in sys.argv[1:]:
        pool.apply_async(work, (int(word)), callback=lambda count: print("result", count))
    pool.close()
    pool.join()
