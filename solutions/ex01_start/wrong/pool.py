# caught by: children
"""A pool's workers are not one process per name."""

import sys
from multiprocessing import Pool


def greet(name):
    print("hello", name)


if __name__ == "__main__":
    names = sys.argv[1:]
    with Pool(len(names)) as pool:
        pool.map(greet, names, chunksize=1)
    print("all done")
