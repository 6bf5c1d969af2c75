# caught by: children
"""run() is an ordinary call: everything happens in main."""

import sys
from multiprocessing import Process


def greet(name):
    print("hello", name)


if __name__ == "__main__":
    processes = [Process(target=greet, args=(name,)) for name in sys.argv[1:]]
    for process in processes:
        process.run()
    print("all done")
