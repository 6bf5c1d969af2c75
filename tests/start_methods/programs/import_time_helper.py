"""Prints from a function that the top level of the file calls."""

import multiprocessing as mp


def banner():
    print("=== numbers ===")


def show(number):
    print(number)


banner()  # here

if __name__ == "__main__":
    with mp.Pool(2) as pool:
        pool.map(show, [1, 2])
