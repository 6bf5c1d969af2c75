"""Waits for the whole pool first, then looks which ones succeeded; everything is printed in one piece."""

import sys
from multiprocessing import Pool

from bank import pay


def outcome(n, result):
    if result.successful():
        return "paid {} {}".format(*result.get())
    try:
        result.get()
    except Exception as error:
        return f"failed {n} {error.__class__.__qualname__}"


if __name__ == "__main__":
    pool = Pool()
    results = [(int(number), pool.apply_async(pay, [int(number)])) for number in sys.argv[1:]]
    pool.close()
    pool.join()
    report = ["The day's payments, those that were made and those that were not:"]
    report += [outcome(n, result) for n, result in results]
    print("\n".join([*report, "Whoever was not paid, please call at the office with your papers."]))
