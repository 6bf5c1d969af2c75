"""Exits in a task: the pool waits for ever, under every method."""

import os
from multiprocessing import Pool


def leave(x):
    os._exit(3)


if __name__ == "__main__":
    with Pool(1) as pool:
        pool.apply(leave, (1,))
