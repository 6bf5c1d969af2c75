"""One callback for both: a future's callback gets the future, which has a result or an exception."""

import sys
from concurrent.futures import ProcessPoolExecutor

import bank


def report(future):
    try:
        n, worker = future.result()
    except (bank.NoAccount, bank.AccountClosed, bank.LimitReached) as error:
        print("failed", future.number, type(error).__name__)
    else:
        print("paid", n, worker)


def main():
    with ProcessPoolExecutor() as executor:
        for number in sys.argv[1:]:
            future = executor.submit(bank.pay, int(number))
            future.number = number
            future.add_done_callback(report)


if __name__ == "__main__":
    main()
