"""Pieces of two are pieces enough, and results that are asked for from the last to the first as well."""

import sys
from multiprocessing import Pool

from bakery import bake

if __name__ == "__main__":
    orders = [(int(text),) for text in sys.argv[1:]]
    pool = Pool(3)
    first = pool.starmap_async(bake, orders[:3], chunksize=2)
    second = pool.starmap_async(bake, orders[3:], chunksize=2)
    pool.close()
    late, early = second.get(), first.get()
    for n, baker in early + late:
        sys.stdout.write(f"loaf {n} {baker}\n")
    pool.join()
