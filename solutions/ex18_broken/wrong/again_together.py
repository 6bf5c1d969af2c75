# caught by: lost
# The second round breaks as the first one did, and tells as little.
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from archive import restore


def read(tapes):
    open_tapes = []
    with ProcessPoolExecutor(3) as executor:
        futures = []
        for n in tapes:
            try:
                futures.append((n, executor.submit(restore, int(n))))
            except BrokenProcessPool:
                open_tapes.append(n)
        for n, future in futures:
            try:
                print("tape", *future.result())
            except BrokenProcessPool:
                open_tapes.append(n)
    return open_tapes


if __name__ == "__main__":
    rest = sys.argv[1:]
    for _ in range(2):
        rest = read(rest)
    for n in rest:
        print("lost", n)
