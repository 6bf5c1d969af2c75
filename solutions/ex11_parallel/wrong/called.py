# caught by: bakers
# bake(n) with brackets: main bakes, and the pool gets what came of it.
import sys
from multiprocessing import Pool

from bakery import bake

if __name__ == "__main__":
    pool = Pool(3)
    results = [pool.apply_async(bake(int(minutes))) for minutes in sys.argv[1:]]
    for result in results:
        n, baker = result.get()
        print("loaf", n, baker)
    pool.close()
    pool.join()
