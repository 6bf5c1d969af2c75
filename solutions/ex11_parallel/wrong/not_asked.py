# caught by: loaves
# All is baked, nobody asks for the results.
import sys
from multiprocessing import Pool

from bakery import bake

if __name__ == "__main__":
    pool = Pool(3)
    results = [pool.apply_async(bake, (int(minutes),)) for minutes in sys.argv[1:]]
    pool.close()
    pool.join()
    print("all done:", len(results))
