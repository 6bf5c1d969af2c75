# caught by: results
# The executor's map raises the first exception, and gives nothing after that.
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import NoEntry, measure

if __name__ == "__main__":
    numbers = [int(n) for n in sys.argv[1:]]
    with ProcessPoolExecutor(3) as executor:
        areas = executor.map(measure, numbers)
        try:
            for n, area in zip(numbers, areas, strict=True):
                print("plot", n, area)
        except NoEntry as error:
            print("plot", n, error)
