"""Copies are taken inside the block; what is printed after it is an ordinary dict and an ordinary list."""

import sys
from multiprocessing import Manager, Process, current_process


def sign(book, order, name):
    pid = current_process().pid
    book.update({name: pid})
    order += [pid]


def main(names):
    with Manager() as manager:
        book, order = manager.dict(), manager.list()
        guests = [Process(target=sign, name=name, args=(book, order, name)) for name in names]
        [guest.start() for guest in guests]
        [guest.join() for guest in guests]
        book, order = book.copy(), order[:]
    print("dict", book)
    print("list", order)


if __name__ == "__main__":
    main(sys.argv[1:])
