# caught by: last under spawn
"""The last line is executed by every child that imports this file."""

import sys
from multiprocessing import Process


def greet(name):
    print("hello", name)


if __name__ == "__main__":
    processes = [Process(target=greet, args=(name,)) for name in sys.argv[1:]]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
print("all done")
