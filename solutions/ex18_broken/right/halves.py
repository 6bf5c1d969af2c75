"""Whatever breaks is cut in two, until a single tape is left."""

import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from archive import restore


def read(tapes):
    with ProcessPoolExecutor(2) as executor:
        try:
            results = list(executor.map(restore, tapes))
        except BrokenProcessPool:
            results = None
    if results is not None:
        for n, reader in results:
            print(f"tape {n} {reader}")
    elif len(tapes) == 1:
        print(f"lost {tapes[0]}")
    else:
        half = len(tapes) // 2
        read(tapes[:half])
        read(tapes[half:])


if __name__ == "__main__":
    read(list(map(int, sys.argv[1:])))
