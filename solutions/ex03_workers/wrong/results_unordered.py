# caught by: results
# As they get ready, the largest number's last: they do not stand beside their numbers.
import os
import sys
from multiprocessing import Pool

from crunch import work

if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    with Pool(len(os.sched_getaffinity(0))) as pool:
        counts = list(pool.imap_unordered(work, sorted(numbers)))
    for n, count in zip(numbers, counts, strict=True):
        print("result", n, count)
