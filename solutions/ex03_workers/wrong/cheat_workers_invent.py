# caught by: results
# Workers who print what they are to print and compute nothing.
import os
import sys
from multiprocessing import Process


def worker(numbers):
    for n in numbers:
        print("begin", n)
        print("end", n, 431)


if __name__ == "__main__":
    cpus = len(os.sched_getaffinity(0))
    processes = [Process(target=worker, args=(sys.argv[1 + i :: cpus],)) for i in range(cpus)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    for word in sys.argv[1:]:
        print("result", word, 431)
