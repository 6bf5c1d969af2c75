# caught by: together
import sys
from multiprocessing import Pool

from bakery import bake

if __name__ == "__main__":
    with Pool(1) as pool:
        for n, baker in pool.map(bake, map(int, sys.argv[1:])):
            print("loaf", n, baker)
