"""A pool as an argument of its own task."""

from multiprocessing import Pool


def work(pool):
    return pool


if __name__ == "__main__":
    with Pool(1) as pool:
        print(pool.apply(work, (pool,)))
