# caught by: submitted
# A generator hands over the next plot only when the loop asks for it.
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import NoEntry, measure

if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        futures = ((n, executor.submit(measure, int(n))) for n in sys.argv[1:])
        for n, future in futures:
            try:
                print("plot", n, future.result())
            except NoEntry as error:
                print("plot", n, error)
