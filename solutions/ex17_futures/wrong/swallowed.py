# caught by: results
# Who asks and says nothing about it.
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import NoEntry, measure

if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        futures = [(n, executor.submit(measure, int(n))) for n in sys.argv[1:]]
        for n, future in futures:
            try:
                print("plot", n, future.result())
            except NoEntry:
                continue
