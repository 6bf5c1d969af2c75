# caught by: lost
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from archive import restore

if __name__ == "__main__":
    for n in sys.argv[1:]:
        with ProcessPoolExecutor(1) as executor:
            try:
                print("tape", *executor.submit(restore, int(n)).result())
            except BrokenProcessPool as error:
                print("lost:", error)
