"""A bound method as the callback: the book is kept by one object, in main."""

import os
import sys
import time
from multiprocessing import Pool


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


class Book:
    def __init__(self):
        self.notes = []

    def enter(self, result):
        self.notes.append(result)
        print("note", *result, os.getpid())


def complain(error):
    print("not paid:", error, file=sys.stderr)


if __name__ == "__main__":
    book = Book()
    pool = Pool()
    for number in sys.argv[1:]:
        pool.apply_async(pay, (int(number),), {}, book.enter, complain)
    print("The end!")
    pool.close()
    pool.join()
    print(len(book.notes), "notes")
