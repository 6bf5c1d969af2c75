"""Exercise 15: some payments fail, and nobody hears of it.  See README.md.

Try it:   python ex15_errors.py 17 107 4 253 23
"""

import sys
from multiprocessing import Pool

from bank import pay


def paid(result):
    n, worker = result
    print("paid", n, worker)


if __name__ == "__main__":
    pool = Pool(2)
    for number in sys.argv[1:]:
        pool.apply_async(pay, (int(number),), callback=paid)
    pool.close()
    pool.join()
