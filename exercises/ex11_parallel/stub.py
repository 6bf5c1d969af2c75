"""Exercise 11: the loaves are baked one after another; they are to be baked side by side.  See README.md.

Try it:   python ex11_parallel.py 300 20 45 10
"""

import sys
from multiprocessing import Pool

from bakery import bake

if __name__ == "__main__":
    pool = Pool(3)
    for minutes in sys.argv[1:]:
        n, baker = pool.apply(bake, (int(minutes),))
        print("loaf", n, baker)
    pool.close()
    pool.join()
