"""Exercise 17: a pool with a callback; it is to be an executor with futures.  See README.md.

Try it:   python ex17_futures.py 140 23 518 71
"""

import sys
from multiprocessing import Pool

from survey import measure


def show(area):
    print("plot", area // 1000, area)


if __name__ == "__main__":
    pool = Pool(3)
    for number in sys.argv[1:]:
        pool.apply_async(measure, (int(number),), callback=show)
    pool.close()
    pool.join()
