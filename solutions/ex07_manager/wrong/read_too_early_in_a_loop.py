# caught by: joined
# The dict is read entry by entry while the guests may still be on their way.
import os
import sys
import time
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
        time.sleep(0.5)
        found = {}
        for name in sys.argv[1:]:
            found[name] = book.get(name)
        for guest in guests:
            guest.join()
        print("dict", found)
        print("list", order)
