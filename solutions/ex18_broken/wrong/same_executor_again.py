# caught by: ends
# A broken executor takes no more tasks.
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from archive import restore

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        for n in sys.argv[1:]:
            future = executor.submit(restore, int(n))
            try:
                print("tape", *future.result())
            except BrokenProcessPool:
                print("lost", n)
