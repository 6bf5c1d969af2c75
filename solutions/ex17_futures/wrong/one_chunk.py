# caught by: submitted
# All plots in one piece, for one surveyor.
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import NoEntry, measure

if __name__ == "__main__":
    numbers = [int(n) for n in sys.argv[1:]]
    with ProcessPoolExecutor(3) as executor:
        areas = executor.map(measure, numbers, chunksize=len(numbers))
        for n in numbers:
            try:
                print("plot", n, next(areas))
            except NoEntry as error:
                print("plot", n, error)
