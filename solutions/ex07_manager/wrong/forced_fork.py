# caught by: children under spawn
# Globals work again, but only where there is a fork.
import multiprocessing
import os
import sys


def sign(name):
    book[name] = os.getpid()
    order.append(os.getpid())


if __name__ == "__main__":
    multiprocessing.set_start_method("fork", force=True)
    manager = multiprocessing.Manager()
    book, order = manager.dict(), manager.list()
    guests = [multiprocessing.Process(target=sign, args=(name,)) for name in sys.argv[1:]]
    for guest in guests:
        guest.start()
    for guest in guests:
        guest.join()
    print("dict", book)
    print("list", order)
