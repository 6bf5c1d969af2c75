# caught by: kept
# Each guest has a manager to itself.
import os
import sys
from multiprocessing import Manager, Process


def sign(name):
    book, order = Manager().dict(), Manager().list()
    book[name] = os.getpid()
    order.append(os.getpid())


if __name__ == "__main__":
    guests = [Process(target=sign, args=(name,)) for name in sys.argv[1:]]
    for guest in guests:
        guest.start()
    for guest in guests:
        guest.join()
    print("dict", {name: guest.pid for name, guest in zip(sys.argv[1:], guests, strict=False)})
    print("list", [guest.pid for guest in guests])
