# caught by: restored
# What came after the torn tape was well, and never had its turn.
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from archive import restore

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        futures = []
        for n in sys.argv[1:]:
            try:
                futures.append((n, executor.submit(restore, int(n))))
            except BrokenProcessPool:
                print("lost", n)
        for n, future in futures:
            try:
                print("tape", *future.result())
            except BrokenProcessPool:
                print("lost", n)
