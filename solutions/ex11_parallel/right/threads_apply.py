"""apply() waits, but not everybody: here a thread of main stands in each of the calls."""

import sys
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool

from bakery import bake

if __name__ == "__main__":
    orders = [int(text) for text in sys.argv[1:]]
    with Pool(3) as pool, ThreadPoolExecutor(len(orders)) as customers:
        for n, baker in customers.map(lambda n: pool.apply(bake, (n,)), orders):
            print("loaf", n, baker)
