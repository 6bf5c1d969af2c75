# caught by: together
# apply_async and get() at once is what apply does.
import sys
from multiprocessing import Pool

from bakery import bake

if __name__ == "__main__":
    pool = Pool(3)
    for minutes in sys.argv[1:]:
        result = pool.apply_async(bake, (int(minutes),))
        n, baker = result.get()
        print("loaf", n, baker)
    pool.close()
    pool.join()
