"""The workers of a pool get the number once, when they begin; main alone keeps the day-book."""

import random
import sys
from multiprocessing import Pool


def begin(of_today):
    global number
    number = of_today


def stamp(letter):
    receipt = random.randrange(1_000_000)
    print("stamped", letter, number, receipt)
    return letter, receipt


def main():
    number = random.randrange(1_000_000)
    print("number", number)
    with Pool(2, initializer=begin, initargs=(number,)) as pool, open("daybook.txt", "w") as daybook:
        for letter, receipt in pool.map(stamp, sys.argv[1:]):
            print("delivered", letter, receipt)
            print(letter, number, file=daybook)


if __name__ == "__main__":
    main()
