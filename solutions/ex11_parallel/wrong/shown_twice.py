# caught by: loaves
import sys
from multiprocessing import Pool

from bakery import bake

if __name__ == "__main__":
    with Pool(3) as pool:
        loaves = pool.map(bake, map(int, sys.argv[1:]))
    for n, baker in loaves + loaves[:1]:
        print("loaf", n, baker)
