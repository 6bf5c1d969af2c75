"""Each entry is read as soon as its guest has left."""

import os
import sys
from multiprocessing import Manager, Process


def sign(book, order, name):
    book[name] = os.getpid()
    order.extend([os.getpid()])


if __name__ == "__main__":
    with Manager() as manager:
        book, order, found = manager.dict(), manager.list(), {}
        guests = {name: Process(target=sign, args=(book, order, name)) for name in sys.argv[1:]}
        for guest in guests.values():
            guest.start()
        for name, guest in guests.items():
            guest.join()
            found[name] = book[name]
        print("dict", found)
        print("list", order)
