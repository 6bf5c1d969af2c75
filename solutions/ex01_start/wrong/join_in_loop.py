# caught by: start_first
"""Each process is waited for before the next one is started."""

import sys
from multiprocessing import Process


def greet(name):
    print("hello", name)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        process = Process(target=greet, args=(name,))
        process.start()
        process.join()
    print("all done")
