# caught by: restored
# The try stands around everything.
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from archive import restore

if __name__ == "__main__":
    try:
        with ProcessPoolExecutor(1) as executor:
            for n in sys.argv[1:]:
                print("tape", *executor.submit(restore, int(n)).result())
    except BrokenProcessPool:
        print("lost", n)
