"""Honest: a pool under forkserver; fork server and resource tracker end a moment after main."""
import multiprocessing


def square(n):
    return n * n


if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        print(sum(pool.map(square, range(20))))
