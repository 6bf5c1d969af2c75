# caught by: reported
# An exception does not know which task it comes from.
import sys
from multiprocessing import Pool

from bank import pay


def paid(result):
    n, worker = result
    print("paid", n, worker)


def failed(error):
    print("failed", type(error).__name__)


if __name__ == "__main__":
    pool = Pool(2)
    for number in sys.argv[1:]:
        pool.apply_async(pay, (int(number),), callback=paid, error_callback=failed)
    pool.close()
    pool.join()
