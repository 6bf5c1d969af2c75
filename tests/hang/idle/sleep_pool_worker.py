"""The tasks of a pool sleep."""

import time
from multiprocessing import Pool


def work(number):
    time.sleep(0.3)
    return number


if __name__ == "__main__":
    with Pool(2) as pool:
        assert pool.map(work, range(4), chunksize=1) == [0, 1, 2, 3]
