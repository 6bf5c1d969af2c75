# caught by: measured
import sys
from concurrent.futures import ThreadPoolExecutor

from survey import NoEntry, measure

if __name__ == "__main__":
    with ThreadPoolExecutor(3) as executor:
        futures = [(n, executor.submit(measure, int(n))) for n in sys.argv[1:]]
        for n, future in futures:
            try:
                print("plot", n, future.result())
            except NoEntry as error:
                print("plot", n, error)
