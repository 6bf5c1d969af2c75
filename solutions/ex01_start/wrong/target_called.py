# caught by: greeted
"""greet(name) is called in main; the process gets its None as a target and does nothing."""

import sys
from multiprocessing import Process


def greet(name):
    print("hello", name)


if __name__ == "__main__":
    processes = []
    for name in sys.argv[1:]:
        process = Process(target=greet(name))
        process.start()
        processes.append(process)
    for process in processes:
        process.join()
    print("all done")
