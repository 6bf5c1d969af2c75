# caught by: tried
# The end of the block terminates the pool.
import sys
from multiprocessing import Pool

from bank import pay


def paid(result):
    n, worker = result
    print("paid", n, worker)


def failed(error):
    print("failed", *error.args, type(error).__name__)


if __name__ == "__main__":
    with Pool(1) as pool:
        for number in sys.argv[1:]:
            pool.apply_async(pay, (int(number),), callback=paid, error_callback=failed)
