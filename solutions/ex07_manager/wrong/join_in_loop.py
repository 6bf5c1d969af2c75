# caught by: together
import os
import sys
from multiprocessing import Manager, Process


def sign(book, order, name):
    book[name] = os.getpid()
    order.append(os.getpid())


if __name__ == "__main__":
    with Manager() as manager:
        book, order = manager.dict(), manager.list()
        for name in sys.argv[1:]:
            guest = Process(target=sign, args=(book, order, name))
            guest.start()
            guest.join()
        print("dict", book)
        print("list", order)
