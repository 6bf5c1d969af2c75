"""Without a pool: a process for each loaf, and a queue for what they return."""

import sys
from multiprocessing import Process, Queue

from bakery import bake


def baker(place, n, shelf):
    shelf.put((place, bake(n)))


if __name__ == "__main__":
    shelf = Queue()
    processes = [
        Process(target=baker, args=(place, int(text), shelf)) for place, text in enumerate(sys.argv[1:])
    ]
    for process in processes:
        process.start()
    loaves = sorted(shelf.get() for _ in processes)
    for process in processes:
        process.join()
    for _, (n, pid) in loaves:
        print("loaf", n, pid)
