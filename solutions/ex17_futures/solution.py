"""One loop hands over, a second one asks, in the same order; each result() stands in a try of its own."""

import sys
from concurrent.futures import ProcessPoolExecutor

from survey import NoEntry, measure

if __name__ == "__main__":
    plots = [int(number) for number in sys.argv[1:]]
    with ProcessPoolExecutor(3) as executor:
        futures = [executor.submit(measure, plot) for plot in plots]
        for plot, future in zip(plots, futures, strict=True):
            try:
                print("plot", plot, future.result())
            except NoEntry as error:
                print("plot", plot, error)
