"""Main asks empty() again and again.  That is not nice, but it knows how many posters are to come."""

import os
import sys
import time
from multiprocessing import Process, Queue


def press(word, size):
    """Make one poster.  This function is given, and right."""
    time.sleep(0.05)  # the press takes its time
    print("pressed", word)
    return word, (word * size)[:size], os.getpid()


def worker(orders, posters, size):
    print("worker", os.getpid(), "is ready")
    while (word := orders.get()) is not None:
        posters.put(press(word, size))
    print("worker", os.getpid(), "goes home")


if __name__ == "__main__":
    count, size, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    orders, posters = Queue(), Queue()
    workers = []
    for _ in range(count):
        workers.append(Process(target=worker, args=(orders, posters, size)))
        workers[-1].start()
    for word in words:
        orders.put(word)
    for _ in range(count):
        orders.put(None)
    made = []
    while len(made) < len(words):
        while posters.empty():
            time.sleep(0.01)
        made.append(posters.get())
    for p in workers:
        p.join()
    made.sort()
    for word, poster, pid in made:
        print("got", word, len(poster), "from", pid)
