# caught by: together
import sys
from multiprocessing import Pool

from bakery import bake

if __name__ == "__main__":
    for minutes in sys.argv[1:]:
        with Pool(2) as pool:
            result = pool.apply_async(bake, (int(minutes),))
            pool.close()
            pool.join()
            print("loaf", *result.get())
