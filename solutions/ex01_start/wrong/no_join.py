# caught by: joined
"""Nobody waits before "all done"."""

import sys
from multiprocessing import Process


def greet(name):
    print("hello", name)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        process = Process(target=greet, args=(name,))
        process.start()
    print("all done")
