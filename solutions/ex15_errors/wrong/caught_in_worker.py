# caught by: raised
# The exception never travels: the worker makes a result of it.
import sys
from multiprocessing import Pool

from bank import pay


def safe(n):
    try:
        return "paid", *pay(n)
    except Exception as error:
        return "failed", n, type(error).__name__


if __name__ == "__main__":
    with Pool(2) as pool:
        for line in pool.map(safe, map(int, sys.argv[1:])):
            print(*line)
