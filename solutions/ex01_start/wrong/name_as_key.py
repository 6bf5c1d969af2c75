# caught by: children
"""A dict by name keeps one process for a name that is given twice."""

import sys
from multiprocessing import Process


def greet(name):
    print("hello", name)


if __name__ == "__main__":
    processes = {name: Process(target=greet, args=(name,)) for name in sys.argv[1:]}
    for process in processes.values():
        process.start()
    for process in processes.values():
        process.join()
    print("all done")
