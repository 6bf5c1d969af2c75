"""A pool that replaces each worker after one task."""

from multiprocessing import Pool


def work(number):
    return number


if __name__ == "__main__":
    with Pool(2, maxtasksperchild=1) as pool:
        assert sorted(pool.imap_unordered(work, range(40))) == list(range(40))
