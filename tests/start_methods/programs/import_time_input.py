"""Reads its input at module level: main has read it all when the children come to it."""

import sys
from multiprocessing import Process

amount = int(sys.stdin.readline())


def show(number):
    print(number + amount)


if __name__ == "__main__":
    p = Process(target=show, args=(2,))
    p.start()
    p.join()
