# caught by: as_many
# Each process is waited for before the next one is made.
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
    for i in range(cpus):
        process = Process(target=worker, args=(numbers[i::cpus], results))
        process.start()
        process.join()
    for _ in numbers:
        print("result", *results.get())
