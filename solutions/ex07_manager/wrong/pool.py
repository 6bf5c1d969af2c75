# caught by: children
# The workers of a pool share the work as it comes: one of them may sign for several.
import os
import sys
from multiprocessing import Manager, Pool


def sign(book, order, name):
    book[name] = os.getpid()
    order.append(os.getpid())


if __name__ == "__main__":
    with Manager() as manager:
        book, order = manager.dict(), manager.list()
        with Pool(len(sys.argv) - 1) as pool:
            pool.starmap(sign, [(book, order, name) for name in sys.argv[1:]])
        print("dict", book)
        print("list", order)
