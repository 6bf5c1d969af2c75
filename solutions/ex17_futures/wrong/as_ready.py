# caught by: order
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed

from survey import NoEntry, measure

if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        futures = {executor.submit(measure, int(n)): n for n in sys.argv[1:]}
        for future in as_completed(futures):
            try:
                print("plot", futures[future], future.result())
            except NoEntry as error:
                print("plot", futures[future], error)
