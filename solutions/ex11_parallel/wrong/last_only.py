# caught by: loaves
# The last one is soon ready; the first is still in the oven when the pool is ended.
import sys
from multiprocessing import Pool

from bakery import bake

if __name__ == "__main__":
    with Pool(3) as pool:
        results = [pool.apply_async(bake, (int(minutes),)) for minutes in sys.argv[1:]]
        n, baker = results[-1].get()
        print("loaf", n, baker)
