# caught by: kept
# The guests sign something, main writes over it what is expected.
import sys
from multiprocessing import Manager, Process


def sign(book, order, name):
    book[name] = 0
    order.append(0)


if __name__ == "__main__":
    with Manager() as manager:
        book, order = manager.dict(), manager.list()
        guests = [Process(target=sign, args=(book, order, name)) for name in sys.argv[1:]]
        for guest in guests:
            guest.start()
        for guest in guests:
            guest.join()
        book.update({name: guest.pid for name, guest in zip(sys.argv[1:], guests, strict=False)})
        order[:] = [guest.pid for guest in guests]
        print("dict", book)
        print("list", order)
