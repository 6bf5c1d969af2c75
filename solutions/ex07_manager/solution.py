"""The manager lives as long as the with-block; inside of it everybody is started, joined and read."""

import os
import sys
from multiprocessing import Manager, Process


def sign(book, order, name):
    book[name] = os.getpid()
    order.append(os.getpid())


if __name__ == "__main__":
    with Manager() as manager:
        book = manager.dict()
        order = manager.list()
        guests = [Process(target=sign, args=(book, order, name)) for name in sys.argv[1:]]
        for guest in guests:
            guest.start()
        for guest in guests:
            guest.join()
        print("dict", book)
        print("list", order)
