# caught by: together
# A generator hands over the next loaf when it is asked for it: after get().
import sys
from multiprocessing import Pool

from bakery import bake

if __name__ == "__main__":
    with Pool(3) as pool:
        results = (pool.apply_async(bake, (int(minutes),)) for minutes in sys.argv[1:])
        for result in results:
            n, baker = result.get()
            print("loaf", n, baker)
