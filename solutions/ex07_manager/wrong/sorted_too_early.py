# caught by: joined
# The list is sorted while guests may still write to it.
import multiprocessing
import os
import sys


class Guest(multiprocessing.Process):
    def __init__(self, name, place, book, order):
        super().__init__(name=name)
        self.place, self.book, self.order = place, book, order

    def run(self):
        self.book[self.name] = self.pid
        self.order[self.place] = os.getpid()


if __name__ == "__main__":
    names = sys.argv[1:]
    with multiprocessing.get_context().Manager() as host:
        book, order = host.dict(dict.fromkeys(names, 0)), host.list([0] * len(names))
        guests = [Guest(name, place, book, order) for place, name in enumerate(names)]
        for guest in guests:
            guest.start()
        order.sort()
        for guest in guests:
            guest.join()
        sys.stdout.write("dict " + str({name: book[name] for name in names}) + "\n")
        sys.stdout.write("list " + str(list(order)) + "\n")
