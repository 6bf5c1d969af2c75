# caught by: ends
import sys
from multiprocessing import Pool

from bakery import bake

if __name__ == "__main__":
    pool = Pool(3)
    results = [pool.apply_async(bake, (int(minutes),)) for minutes in sys.argv[1:]]
    for result in results:
        print("loaf", *result.get())
    pool.join()
    pool.close()
