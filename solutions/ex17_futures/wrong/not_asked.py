# caught by: results
# The end of the block waits, but asks nobody.
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import measure

if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        for n in sys.argv[1:]:
            print("plot", n, executor.submit(measure, int(n)))
