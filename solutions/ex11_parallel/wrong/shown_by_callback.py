# caught by: order
import sys
from multiprocessing import Pool

from bakery import bake


def show(loaf):
    print("loaf", *loaf)


if __name__ == "__main__":
    pool = Pool(3)
    for minutes in sys.argv[1:]:
        pool.apply_async(bake, (int(minutes),), callback=show)
    pool.close()
    pool.join()
