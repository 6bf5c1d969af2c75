# caught by: loaves
import sys
from multiprocessing import Pool

from bakery import bake

if __name__ == "__main__":
    orders = [int(minutes) for minutes in sys.argv[1:]]
    with Pool(3) as pool:
        pool.map(bake, orders)
        for n, baker in pool.map(bake, orders):
            print("loaf", n, baker)
