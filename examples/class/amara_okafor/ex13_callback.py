"""Exercise 13, Amara Okafor."""

from __future__ import annotations

import os
import sys
import time
from multiprocessing import Pool


def pay(n: int) -> tuple[int, int]:
    time.sleep(0.1)  # the bank takes its time
    print("paid", n)
    return n, os.getpid()


def note(result: tuple[int, int]) -> None:
    n, worker = result
    print("note", n, worker, os.getpid())


def main(numbers: list[int]) -> None:
    print("main", os.getpid())
    with Pool(2) as pool:
        for number in numbers:
            pool.apply_async(pay, (number,), callback=note)
        pool.close()
        pool.join()


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]])
