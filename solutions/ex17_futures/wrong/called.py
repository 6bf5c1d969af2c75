# caught by: measured
# measure(n) is called here, and its area is handed over as if it were a function.
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import NoEntry, measure

if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        for n in sys.argv[1:]:
            try:
                print("plot", n, executor.submit(measure(int(n))).result())
            except NoEntry as error:
                print("plot", n, error)
