# caught by: together
# The pool has three workers, and a single task.
import sys
from multiprocessing import Pool

from bakery import bake


def bake_all(orders):
    return [bake(n) for n in orders]


if __name__ == "__main__":
    pool = Pool(3)
    result = pool.apply_async(bake_all, ([int(minutes) for minutes in sys.argv[1:]],))
    for n, baker in result.get():
        print("loaf", n, baker)
    pool.close()
    pool.join()
