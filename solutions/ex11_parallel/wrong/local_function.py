# caught by: bakers
# A lambda cannot be sent to a worker, and nobody asks why there is no result.
import sys
from multiprocessing import Pool

from bakery import bake

if __name__ == "__main__":
    with Pool(3) as pool:
        results = [pool.apply_async(lambda n: bake(int(n)), (minutes,)) for minutes in sys.argv[1:]]
        pool.close()
        pool.join()
        for result in results:
            if result.successful():
                print("loaf", *result.get())
