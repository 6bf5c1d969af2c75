"""map waits for all by itself; three clerks, each for two customers at most."""

import sys
import time
from multiprocessing import get_context


def serve(n):
    time.sleep(0.1)
    print("served", n)


if __name__ == "__main__":
    with get_context().Pool(3, maxtasksperchild=2) as office:
        office.map(serve, map(int, sys.argv[1:]), 1)
    sys.stdout.write("closed\n")
