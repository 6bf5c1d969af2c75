"""One process for each CPU, each with its share of the numbers; the results come back through a queue."""

import os
import sys
from multiprocessing import Process, Queue

from crunch import work


def worker(share, results):
    for n in share:
        results.put((n, work(n)))


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    cpus = len(os.sched_getaffinity(0))
    results = Queue()
    workers = [Process(target=worker, args=(numbers[i::cpus], results)) for i in range(cpus)]
    for process in workers:
        process.start()
    found = dict(results.get() for _ in numbers)
    for process in workers:
        process.join()
    for n, count in sorted(found.items()):
        print("result", n, count)
