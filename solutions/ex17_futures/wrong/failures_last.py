# caught by: order
# First those that went well, then the others.
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import NoEntry, measure

if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        futures = [(n, executor.submit(measure, int(n))) for n in sys.argv[1:]]
        failed = []
        for n, future in futures:
            try:
                print("plot", n, future.result())
            except NoEntry as error:
                failed.append((n, error))
        for n, error in failed:
            print("plot", n, error)
