# caught by: children
# Main leaves the with-block, and the manager is gone before the guests come.
import os
import sys
import time
from multiprocessing import Manager, Process


def sign(book, order, name):
    time.sleep(1)
    book[name] = os.getpid()
    order.append(os.getpid())


if __name__ == "__main__":
    with Manager() as manager:
        book, order = manager.dict(), manager.list()
        guests = [Process(target=sign, args=(book, order, name)) for name in sys.argv[1:]]
        for guest in guests:
            guest.start()

    print("dict", {})
    print("list", [])
