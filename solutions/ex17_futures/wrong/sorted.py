# caught by: order
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import measure

if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        futures = {int(n): executor.submit(measure, int(n)) for n in sys.argv[1:]}
        for n in sorted(futures):
            print("plot", n, futures[n].exception() or futures[n].result())
