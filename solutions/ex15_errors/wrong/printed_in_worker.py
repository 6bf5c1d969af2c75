# caught by: reported
# It is the worker that says so, and main knows nothing.
import sys
from multiprocessing import Pool

from bank import pay


def loud(n):
    try:
        return pay(n)
    except Exception as error:
        print("failed", n, type(error).__name__)
        raise


def paid(result):
    n, worker = result
    print("paid", n, worker)


if __name__ == "__main__":
    pool = Pool(2)
    for number in sys.argv[1:]:
        pool.apply_async(loud, (int(number),), callback=paid)
    pool.close()
    pool.join()
