# caught by: ends
import sys
from multiprocessing import Pool

from bank import pay

if __name__ == "__main__":
    with Pool(2) as pool:
        results = [pool.apply_async(pay, (int(n),)) for n in sys.argv[1:]]
        pool.close()
        pool.join()
        for result in results:
            print("paid", *result.get())
