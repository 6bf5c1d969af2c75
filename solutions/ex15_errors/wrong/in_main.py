# caught by: tried
import sys

from bank import pay

for number in map(int, sys.argv[1:]):
    try:
        print("paid", *pay(number))
    except Exception as error:
        print("failed", number, type(error).__name__)
