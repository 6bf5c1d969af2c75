"""A module as an argument."""

import math
from multiprocessing import Process


def area(library, radius):
    print(round(library.pi * radius**2, 2))


if __name__ == "__main__":
    p = Process(target=area, args=(math, 2))
    p.start()
    p.join()
