# caught by: all_work
import os
import sys
from concurrent.futures import ProcessPoolExecutor

from crunch import work

if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    with ProcessPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        counts = [pool.submit(work, n).result() for n in numbers]
    for n, count in zip(numbers, counts, strict=True):
        print("result", n, count)
