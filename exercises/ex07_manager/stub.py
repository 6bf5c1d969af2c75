"""Exercise 7: guests sign a dict and a list.  The task is in README.md.

Try it:   python ex07_manager.py amber coral jade
"""

import os
import sys
from multiprocessing import Process


def sign(book, order, name):
    book[name] = os.getpid()
    order.append(os.getpid())


if __name__ == "__main__":
    book = {}
    order = []
    for name in sys.argv[1:]:
        Process(target=sign, args=(book, order, name)).start()
    print("dict", book)
    print("list", order)
