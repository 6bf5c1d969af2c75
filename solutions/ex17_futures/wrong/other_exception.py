# caught by: raised
# What travels is another exception than the one that was raised.
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import NoEntry, measure


def strict(n):
    try:
        return measure(n)
    except NoEntry as error:
        raise ValueError(*error.args) from error


if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        futures = [(n, executor.submit(strict, int(n))) for n in sys.argv[1:]]
        for n, future in futures:
            try:
                print("plot", n, future.result())
            except ValueError as error:
                print("plot", n, error)
