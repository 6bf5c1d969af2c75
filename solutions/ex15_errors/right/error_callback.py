"""callback and error_callback; partial gives the number along, which the exception does not know."""

import sys
from functools import partial
from multiprocessing import Pool

from bank import pay


def paid(result):
    n, worker = result
    print("paid", n, worker)


def failed(n, error):
    print("failed", n, error.__class__.__name__)


if __name__ == "__main__":
    pool = Pool(2)
    for number in map(int, sys.argv[1:]):
        pool.apply_async(pay, (number,), callback=paid, error_callback=partial(failed, number))
    pool.close()
    pool.join()
