# caught by: reported
import sys
from multiprocessing import Pool

from bank import pay

if __name__ == "__main__":
    with Pool(2) as pool:
        results = {n: pool.apply_async(pay, (int(n),)) for n in sys.argv[1:]}
        for n, result in results.items():
            try:
                print("paid", *result.get())
            except Exception:
                print("failed", n, Exception.__name__)
