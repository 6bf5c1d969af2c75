# caught by: ends
# The copy is made when there is nobody left who could give one.
import os
import sys
from multiprocessing import Manager, Process


def sign(book, order, name):
    book[name] = os.getpid()
    order.append(os.getpid())


if __name__ == "__main__":
    with Manager() as manager:
        book, order = manager.dict(), manager.list()
        guests = [Process(target=sign, args=(book, order, name)) for name in sys.argv[1:]]
        for guest in guests:
            guest.start()
        for guest in guests:
            guest.join()
    print("dict", dict(book))
    print("list", list(order))
