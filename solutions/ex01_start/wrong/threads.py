# caught by: children
"""Threads live in main."""

import sys
from threading import Thread


def greet(name):
    print("hello", name)


if __name__ == "__main__":
    threads = [Thread(target=greet, args=(name,)) for name in sys.argv[1:]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("all done")
