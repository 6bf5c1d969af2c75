"""Callbacks collect as it comes, main puts it in order when all is there."""

import sys
from multiprocessing import Pool

from bakery import bake


class Counter:
    def __init__(self):
        self.bakers = {}

    def take(self, loaf):
        n, baker = loaf
        self.bakers[n] = baker


if __name__ == "__main__":
    counter = Counter()
    pool = Pool(5)
    for text in sys.argv[1:]:
        pool.apply_async(bake, args=[int(text)], callback=counter.take)
    pool.close()
    pool.join()
    print("\n".join(f"loaf {text} {counter.bakers[int(text)]}" for text in sys.argv[1:]))
