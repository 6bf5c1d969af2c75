# caught by: order
import sys
from multiprocessing import Pool

from bakery import bake

if __name__ == "__main__":
    with Pool(3) as pool:
        for n, baker in sorted(pool.map(bake, map(int, sys.argv[1:]))):
            print("loaf", n, baker)
