# caught by: paid
# The try stands around the loop, not in it.
import sys
from multiprocessing import Pool

from bank import pay

if __name__ == "__main__":
    pool = Pool(2)
    results = [(n, pool.apply_async(pay, (int(n),))) for n in sys.argv[1:]]
    number = ""
    try:
        for number, result in results:  # noqa: B007
            print("paid", *result.get())
    except Exception as error:
        print("failed", number, type(error).__name__)
    pool.close()
    pool.join()
