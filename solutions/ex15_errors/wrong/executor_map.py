# caught by: ends
# Like map(), it raises the first exception, and gives nothing after that.
import sys
from concurrent.futures import ProcessPoolExecutor

from bank import pay

if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        for n, worker in executor.map(pay, map(int, sys.argv[1:])):
            print("paid", n, worker)
