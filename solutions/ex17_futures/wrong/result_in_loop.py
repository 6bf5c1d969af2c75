# caught by: submitted
# submit and result in one breath is apply() again.
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import NoEntry, measure

if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        for n in map(int, sys.argv[1:]):
            try:
                print("plot", n, executor.submit(measure, n).result())
            except NoEntry as error:
                print("plot", n, error)
