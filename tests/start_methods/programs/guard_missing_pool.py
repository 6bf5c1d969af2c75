"""A pool at module level: under spawn its workers die at once and are replaced."""

from multiprocessing import Pool


def square(x):
    return x * x


with Pool(2) as pool:
    print(pool.map(square, range(5)))
