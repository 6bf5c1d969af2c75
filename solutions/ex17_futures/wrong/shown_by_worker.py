# caught by: results
# The workers show what they have found, and main learns nothing.
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import NoEntry, measure


def show(n):
    try:
        print("plot", n, measure(n))
    except NoEntry as error:
        print("plot", n, error)
        raise


if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        for n in sys.argv[1:]:
            executor.submit(show, int(n))
