"""A proxy keeps its manager alive: nobody else needs a name for it."""

import os
import sys
from multiprocessing import Manager, Process

if __name__ == "__main__":
    book = Manager().dict()
    order = Manager().list()


def sign(book, order, name):
    me = os.getpid()
    book.setdefault(name, me)
    order.insert(0, me)


if __name__ == "__main__":
    guests = []
    for name in sys.argv[1:]:
        guests.append(Process(target=sign, kwargs={"book": book, "order": order, "name": name}))
    for guest in guests:
        guest.start()
    print(len(book), "have signed so far")
    for guest in reversed(guests):
        guest.join()
    print("list", list(order))
    print("dict", dict(book))
