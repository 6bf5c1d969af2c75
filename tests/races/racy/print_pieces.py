"""One line in several pieces, by the tasks of a pool."""

import sys
from multiprocessing import Pool


def table(n):
    for k in range(1, 6):
        sys.stdout.write(f"{n * k} ")
        sys.stdout.flush()
    print(flush=True)


if __name__ == "__main__":
    with Pool(2) as pool:
        pool.map(table, range(1, 7), chunksize=1)
