# caught by: ends
import sys
from multiprocessing import Pool

from archive import restore

if __name__ == "__main__":
    with Pool(2) as pool:
        for n, reader in pool.map(restore, map(int, sys.argv[1:]), chunksize=1):
            print("tape", n, reader)
