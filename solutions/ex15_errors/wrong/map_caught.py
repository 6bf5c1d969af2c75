# caught by: paid
# One try around everything: the results of the others are lost with the first failure.
import sys
from multiprocessing import Pool

from bank import pay

if __name__ == "__main__":
    with Pool(2) as pool:
        try:
            for n, worker in pool.map(pay, map(int, sys.argv[1:]), chunksize=1):
                print("paid", n, worker)
        except Exception as error:
            print("failed", sys.argv[1], type(error).__name__)
            pool.close()
            pool.join()
