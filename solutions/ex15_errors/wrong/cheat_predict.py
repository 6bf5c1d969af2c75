# caught by: reported
# Main knows which numbers the bank refuses, and makes up a reason.
import sys
from multiprocessing import Pool

from bank import pay


def paid(result):
    n, worker = result
    print("paid", n, worker)


if __name__ == "__main__":
    pool = Pool(2)
    for number in sys.argv[1:]:
        if int(number) >= 100:
            print("failed", number, "PaymentRefused")
        pool.apply_async(pay, (int(number),), callback=paid)
    pool.close()
    pool.join()
