# caught by: lost
# The program ends, and nobody hears of the torn tapes.
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from archive import restore

if __name__ == "__main__":
    for n in sys.argv[1:]:
        with ProcessPoolExecutor(1) as executor:
            try:
                print("tape", *executor.submit(restore, int(n)).result())
            except BrokenProcessPool:
                pass
