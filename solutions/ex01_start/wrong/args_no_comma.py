# caught by: no_crash
"""args=(name) is a text, and is unpacked letter by letter."""

import sys
from multiprocessing import Process


def greet(name):
    print("hello", name)


if __name__ == "__main__":
    processes = []
    for name in sys.argv[1:]:
        process = Process(target=greet, args=(name))
        process.start()
        processes.append(process)
    for process in processes:
        process.join()
    print("all done")
