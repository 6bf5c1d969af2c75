# caught by: ends
# The executor says so, and nobody catches it.
import sys
from concurrent.futures import ProcessPoolExecutor

from archive import restore

if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        for n, reader in executor.map(restore, map(int, sys.argv[1:])):
            print("tape", n, reader)
