# caught by: together
# All loaves in one piece: one worker gets everything.
import sys
from multiprocessing import Pool

from bakery import bake

if __name__ == "__main__":
    orders = [int(minutes) for minutes in sys.argv[1:]]
    with Pool(3) as pool:
        for n, baker in pool.map(bake, orders, chunksize=len(orders)):
            print("loaf", n, baker)
