"""bakery is imported by the workers only, each for itself; and the pools are two, with one baker each."""

import sys
from multiprocessing import Pool


def order(n):
    from bakery import bake

    return bake(n)


def apron():
    print("a baker puts on the apron")


if __name__ == "__main__":
    pools = [Pool(1, apron), Pool(1, apron)]
    results = []
    for place, text in enumerate(sys.argv[1:]):
        results.append(pools[place % 2].apply_async(order, (int(text),)))
    for result in results:
        print("loaf", *result.get())
    for pool in pools:
        pool.close()
        pool.join()
