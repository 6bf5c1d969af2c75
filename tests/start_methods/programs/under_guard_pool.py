"""A pool's task is defined under the guard: each worker fails to load each task."""

from multiprocessing import Pool

if __name__ == "__main__":

    def double(x):
        return 2 * x

    with Pool(2) as pool:
        print(pool.map(double, [1, 2, 3]))
