"""A map would stop at the first locked gate; a map of submit over the plots does not."""

import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from survey import measure


def outcome(future):
    try:
        return future.result()
    except Exception as error:
        return error


if __name__ == "__main__":
    numbers = list(map(int, sys.argv[1:]))
    executor = ProcessPoolExecutor(3)
    try:
        futures = list(map(partial(executor.submit, measure), numbers))
        for n, answer in zip(numbers, map(outcome, futures), strict=True):
            sys.stdout.write(f"plot {n} {answer}\n")
    finally:
        executor.shutdown(wait=False)
