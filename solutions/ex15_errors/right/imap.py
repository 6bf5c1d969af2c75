"""After an exception, next() goes on with the next task: imap keeps the order of the numbers."""

import sys
from multiprocessing import get_context

from bank import pay

if __name__ == "__main__":
    numbers = [int(number) for number in sys.argv[1:]]
    with get_context().Pool(1) as pool:
        results = pool.imap(pay, numbers)
        for n in numbers:
            try:
                n, worker = next(results)
                print("paid", n, worker)
            except Exception as error:
                print("failed", n, type(error).__name__)
