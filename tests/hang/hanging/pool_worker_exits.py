"""A task ends its worker, and with it its own result."""

import os
from multiprocessing import Pool


def double(number):
    if number == 2:
        os._exit(1)
    return 2 * number


if __name__ == "__main__":
    with Pool(2) as pool:
        print(pool.map(double, range(4)))
