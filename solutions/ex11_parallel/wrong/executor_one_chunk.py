# caught by: together
import sys
from concurrent.futures import ProcessPoolExecutor

from bakery import bake

if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        for n, baker in executor.map(bake, map(int, sys.argv[1:]), chunksize=100):
            print("loaf", n, baker)
