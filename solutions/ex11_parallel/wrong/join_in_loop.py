# caught by: together
import sys
from multiprocessing import Process, Queue

from bakery import bake


def baker(n, shelf):
    shelf.put(bake(n))


if __name__ == "__main__":
    shelf = Queue()
    for minutes in sys.argv[1:]:
        process = Process(target=baker, args=(int(minutes), shelf))
        process.start()
        process.join()
    for _ in sys.argv[1:]:
        n, pid = shelf.get()
        print("loaf", n, pid)
