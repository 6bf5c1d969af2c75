"""map hands over all at once, waits for all, and keeps the order."""

import sys
from multiprocessing import Pool

from bakery import bake

if __name__ == "__main__":
    with Pool(2) as pool:
        for n, baker in pool.map(bake, [int(minutes) for minutes in sys.argv[1:]]):
            print("loaf", n, baker)
