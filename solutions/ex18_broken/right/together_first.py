"""First all side by side; what was open when that broke is read again, one by one.

Also submit() raises BrokenProcessPool, if a reader has died before all tapes are handed over.
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from archive import restore


def read(tapes):
    """Show what can be restored, and return the others."""
    futures, broken = {}, []
    with ProcessPoolExecutor(2) as executor:
        for tape in tapes:
            try:
                futures[tape] = executor.submit(restore, tape)
            except BrokenProcessPool:
                broken.append(tape)
        for tape, future in futures.items():
            try:
                print("tape", *future.result())
            except BrokenProcessPool:
                broken.append(tape)
    return broken


if __name__ == "__main__":
    for tape in read([int(number) for number in sys.argv[1:]]):
        for torn in read([tape]):
            print("lost", torn)
