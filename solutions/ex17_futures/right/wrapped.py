"""A wrapper in the worker says when it has begun, and lets everything through."""

import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import NoEntry, measure


def at_work(plot):
    try:
        return measure(plot)
    finally:
        print(multiprocessing.current_process().name, "was at", plot, flush=True)


if __name__ == "__main__":
    with ProcessPoolExecutor(3, mp_context=multiprocessing.get_context()) as executor:
        pairs = [(number, executor.submit(at_work, int(number))) for number in sys.argv[1:]]
        while pairs:
            plot, future = pairs.pop(0)
            try:
                area = future.result()
            except NoEntry as locked:
                print("plot", plot, *locked.args)
            else:
                print("plot", plot, area)
