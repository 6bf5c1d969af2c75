# caught by: joined
"""One indentation too much: "all done" is printed after each join."""

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
