# caught by: results
# Looks into each future, and shows those that hold an area.
import sys
from concurrent.futures import ProcessPoolExecutor, wait

from survey import measure

if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        futures = {n: executor.submit(measure, int(n)) for n in sys.argv[1:]}
        wait(futures.values())
        for n, future in futures.items():
            if future.exception() is None:
                print("plot", n, future.result())
