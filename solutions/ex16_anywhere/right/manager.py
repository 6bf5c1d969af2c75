"""Everything that is shared lies with a manager; a lock keeps the entries of the day-book apart."""

import random
import sys
from multiprocessing import Manager, Process

daybook = "daybook.txt"


def clerk(letter, office, receipts, lock):
    receipts[letter] = receipt = random.randrange(1_000_000)
    print("stamped", letter, office.number, receipt)
    with lock, open(daybook, "a") as entries:
        print(letter, office.number, file=entries)


def main():
    letters = sys.argv[1:]
    with Manager() as manager:
        office, receipts, lock = manager.Namespace(), manager.dict(), manager.Lock()
        office.number = random.randrange(1_000_000)
        print("number", office.number)
        clerks = [Process(target=clerk, args=(letter, office, receipts, lock)) for letter in letters]
        [process.start() for process in clerks]
        [process.join() for process in clerks]
        for letter, receipt in receipts.items():
            print("delivered", letter, receipt)


if __name__ == "__main__":
    main()
