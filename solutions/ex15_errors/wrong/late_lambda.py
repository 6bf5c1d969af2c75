# caught by: reported
# When the callback runs, the loop has gone on, and number with it.
import sys
from multiprocessing import Pool

from bank import pay


def paid(result):
    n, worker = result
    print("paid", n, worker)


if __name__ == "__main__":
    pool = Pool(2)
    for number in sys.argv[1:]:
        pool.apply_async(
            pay,
            (int(number),),
            callback=paid,
            error_callback=lambda error: print("failed", number, type(error).__name__),  # noqa: B023
        )
    pool.close()
    pool.join()
