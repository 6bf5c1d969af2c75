"""partial binds the number to the function; both can be pickled."""

import concurrent.futures
import functools
import random
import sys


def stamp(number, letter):
    receipt = random.randrange(1_000_000)
    sys.stdout.write(f"stamped {letter} {number} {receipt}\n")
    return receipt


if __name__ == "__main__":
    number = random.randrange(1_000_000)
    print("number", number)
    with concurrent.futures.ProcessPoolExecutor(max_workers=2) as executor:
        receipts = list(executor.map(functools.partial(stamp, number), sys.argv[1:]))
    with open("daybook.txt", "w") as daybook:
        daybook.writelines(f"{letter} {number}\n" for letter in sys.argv[1:])
    for letter, receipt in zip(sys.argv[1:], receipts, strict=True):
        print("delivered", letter, receipt)
