# caught by: bakers
# Main bakes the first one itself, while the workers bake the others.
import sys
from multiprocessing import Pool

from bakery import bake

if __name__ == "__main__":
    first, *others = [int(minutes) for minutes in sys.argv[1:]]
    with Pool(3) as pool:
        results = [pool.apply_async(bake, (n,)) for n in others]
        print("loaf", *bake(first))
        for result in results:
            print("loaf", *result.get())
