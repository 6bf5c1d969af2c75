"""As above, and the parent waits for the whole pool."""

from multiprocessing import Pool

totals = {}


def double(number):
    return 2 * number


def collect(result):
    totals["sum"] += result


if __name__ == "__main__":
    pool = Pool(2)
    for number in range(4):
        pool.apply_async(double, (number,), callback=collect)
    pool.close()
    pool.join()
