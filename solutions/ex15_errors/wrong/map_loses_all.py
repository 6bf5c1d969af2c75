# caught by: ends
# The first exception is all that map() gives back.
import sys
from multiprocessing import Pool

from bank import pay

if __name__ == "__main__":
    with Pool(2) as pool:
        for n, worker in pool.map(pay, map(int, sys.argv[1:])):
            print("paid", n, worker)
