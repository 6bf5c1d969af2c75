# caught by: joined
"""A sleep guesses how long the children take."""

import sys
import time
from multiprocessing import Process


def greet(name):
    print("hello", name)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        Process(target=greet, args=(name,)).start()
    time.sleep(0.5)
    print("all done")
