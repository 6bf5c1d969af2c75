# caught by: raised
# The worker makes a result of the exception.
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import NoEntry, measure


def safe(n):
    try:
        return measure(n)
    except NoEntry as error:
        return str(error)


if __name__ == "__main__":
    numbers = [int(n) for n in sys.argv[1:]]
    with ProcessPoolExecutor(3) as executor:
        for n, answer in zip(numbers, executor.map(safe, numbers), strict=True):
            print("plot", n, answer)
