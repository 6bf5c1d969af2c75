"""imap gives each result as soon as those before it are there."""

import multiprocessing as mp
import os
import sys

import bakery


def order(text):
    print("somebody wants a loaf of", text, "minutes")
    return bakery.bake(int(text))


def main():
    print("the shop is", os.getpid())
    with mp.get_context().Pool(processes=4, maxtasksperchild=1) as pool:
        for result in pool.imap(order, sys.argv[1:]):
            print("loaf", *result)


if __name__ == "__main__":
    main()
