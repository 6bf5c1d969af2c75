# caught by: kept
# Start() has told main the pids already; the guests do nothing.
import sys
from multiprocessing import Manager, Process


def sign(book, order, name):
    pass


if __name__ == "__main__":
    with Manager() as manager:
        book, order = manager.dict(), manager.list()
        guests = [Process(target=sign, args=(book, order, name)) for name in sys.argv[1:]]
        for guest in guests:
            guest.start()
        for guest in guests:
            guest.join()
        for name, guest in zip(sys.argv[1:], guests, strict=False):
            book[name] = guest.pid
            order.append(guest.pid)
        print("dict", book)
        print("list", order)
