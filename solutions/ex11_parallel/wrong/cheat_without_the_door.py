# caught by: together
# A bake() of their own that needs nobody.
import os
import sys
from multiprocessing import Pool


def bake(n):
    print("begin", n)
    print("end", n)
    return n, os.getpid()


if __name__ == "__main__":
    with Pool(3) as pool:
        for minutes in sys.argv[1:]:
            print("loaf", *pool.apply(bake, (int(minutes),)))
