# caught by: ends
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import NoEntry, measure

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        futures = [(n, executor.submit(measure, int(n))) for n in sys.argv[1:]]
        for n, future in futures:
            try:
                print("plot", n, future.result())
            except NoEntry as error:
                print("plot", n, error)
