# caught by: results
# Main works out the area itself, with a pid of its own.
import os
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import measure

if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        for n in sys.argv[1:]:
            executor.submit(measure, int(n))
    for n in map(int, sys.argv[1:]):
        print("plot", n, f"locked, says {os.getpid()}" if n >= 500 else n * 1000 + os.getpid() % 1000)
