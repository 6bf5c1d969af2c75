# caught by: bakers
import sys
from multiprocessing.pool import ThreadPool

from bakery import bake

if __name__ == "__main__":
    with ThreadPool(3) as pool:
        for n, baker in pool.map(bake, map(int, sys.argv[1:]), chunksize=1):
            print("loaf", n, baker)
