# caught by: joined
"""Daemons "in the background" are killed when main ends."""

import sys
from multiprocessing import Process


def greet(name):
    print("hello", name)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        Process(target=greet, args=(name,), daemon=True).start()
    print("all done")
