"""One long piece for each worker; imap_unordered hands them over as they get ready."""

import os
import sys
from multiprocessing import Pool

from crunch import work


def task(n):
    return n, work(n)


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    cpus = len(os.sched_getaffinity(0))
    with Pool(min(cpus, len(numbers))) as pool:
        for n, count in pool.imap_unordered(task, numbers, chunksize=len(numbers) // cpus):
            print("result", n, count)
