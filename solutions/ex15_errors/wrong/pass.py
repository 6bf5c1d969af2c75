# caught by: reported
# Somebody asks, and keeps the answer to himself.
import sys
from multiprocessing import Pool

from bank import pay

if __name__ == "__main__":
    with Pool(2) as pool:
        results = [pool.apply_async(pay, (int(n),)) for n in sys.argv[1:]]
        for result in results:
            try:
                print("paid", *result.get())
            except Exception:
                pass
