# caught by: loaves
import sys
from multiprocessing import Pool

from bakery import bake


def bake_and_show(n):
    print("loaf", *bake(n))


if __name__ == "__main__":
    with Pool(3) as pool:
        pool.map(bake_and_show, map(int, sys.argv[1:]), chunksize=1)
