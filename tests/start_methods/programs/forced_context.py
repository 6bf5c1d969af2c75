"""Takes a context instead of the default."""

import multiprocessing as mp

context = mp.get_context("spawn")


def square(x):
    return x * x


if __name__ == "__main__":
    with context.Pool(2) as pool:
        print(pool.map(square, [1, 2]))
