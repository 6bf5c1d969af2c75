"""Each tape has an executor to itself, with one reader: if that one breaks, it was this tape."""

import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from archive import restore

if __name__ == "__main__":
    for tape in map(int, sys.argv[1:]):
        with ProcessPoolExecutor(1) as executor:
            try:
                n, reader = executor.submit(restore, tape).result()
            except BrokenProcessPool:
                print("lost", tape)
            else:
                print("tape", n, reader)
