# caught by: submitted
# The end of the with block waits, so one plot follows the other.
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import measure

if __name__ == "__main__":
    futures = {}
    for n in sys.argv[1:]:
        with ProcessPoolExecutor(3) as executor:
            futures[n] = executor.submit(measure, int(n))
    for n, future in futures.items():
        print("plot", n, future.exception() or future.result())
