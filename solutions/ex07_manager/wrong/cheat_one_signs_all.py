# caught by: kept
# The first guest signs for all of them.
import os
import sys
from multiprocessing import Manager, Process


def sign(book, order, name):
    if name == sys.argv[1]:
        for number, guest in enumerate(sys.argv[1:]):
            book[guest] = os.getpid() + number
            order.append(os.getpid() + number)


if __name__ == "__main__":
    with Manager() as manager:
        book, order = manager.dict(), manager.list()
        guests = [Process(target=sign, args=(book, order, name)) for name in sys.argv[1:]]
        for guest in guests:
            guest.start()
        for guest in guests:
            guest.join()
        print("dict", book)
        print("list", order)
