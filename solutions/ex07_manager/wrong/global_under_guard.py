# caught by: children under spawn
# A spawned child has no such names.
import os
import sys
from multiprocessing import Manager, Process


def sign(name):
    book[name] = os.getpid()
    order.append(os.getpid())


if __name__ == "__main__":
    manager = Manager()
    book, order = manager.dict(), manager.list()
    guests = [Process(target=sign, args=(name,)) for name in sys.argv[1:]]
    for guest in guests:
        guest.start()
    for guest in guests:
        guest.join()
    print("dict", book)
    print("list", order)
