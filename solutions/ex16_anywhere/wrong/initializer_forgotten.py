# caught by: stamped under spawn, forkserver
# The workers of a pool have no number under the other methods.
import random
import sys
from multiprocessing import Pool


def stamp(letter):
    receipt = random.randrange(1_000_000)
    print("stamped", letter, number, receipt)
    with open("daybook.txt", "a") as daybook:
        daybook.write(f"{letter} {number}\n")
    return letter, receipt


if __name__ == "__main__":
    number = random.randrange(1_000_000)
    print("number", number)
    with Pool(2) as pool:
        for letter, receipt in pool.map(stamp, sys.argv[1:]):
            print("delivered", letter, receipt)
