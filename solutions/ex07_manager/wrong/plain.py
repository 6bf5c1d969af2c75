# caught by: kept
# The stub with a join: each guest signs its own copy.
import os
import sys
from multiprocessing import Process


def sign(book, order, name):
    book[name] = os.getpid()
    order.append(os.getpid())


if __name__ == "__main__":
    book, order = {}, []
    guests = [Process(target=sign, args=(book, order, name)) for name in sys.argv[1:]]
    for guest in guests:
        guest.start()
    for guest in guests:
        guest.join()
    print("dict", book)
    print("list", order)
