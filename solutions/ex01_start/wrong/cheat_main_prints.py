# caught by: greeted
"""Right output and a right number of processes, but they do nothing."""

import sys
from multiprocessing import Process


def nothing():
    pass


if __name__ == "__main__":
    processes = [Process(target=nothing) for _ in sys.argv[1:]]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    for name in sys.argv[1:]:
        print("hello", name)
    print("all done")
