"""A Manager's queues: its server keeps what was put, so here join() may come first."""

import os
import sys
import time
from multiprocessing import Manager, Process


def press(word, size):
    """Make one poster.  This function is given, and right."""
    time.sleep(0.05)  # the press takes its time
    print("pressed", word)
    return word, (word * size)[:size], os.getpid()


def worker(orders, posters, size):
    while (word := orders.get()) is not None:
        posters.put(press(word, size))


if __name__ == "__main__":
    count, size, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    with Manager() as manager:
        orders, posters = manager.Queue(), manager.Queue()
        workers = [Process(target=worker, args=(orders, posters, size)) for _ in range(count)]
        for p in workers:
            p.start()
        for word in words:
            orders.put(word)
        for _ in workers:
            orders.put(None)
        for p in workers:
            p.join()
        made = sorted(posters.get() for _ in words)
    for word, poster, pid in made:
        print("got", word, len(poster), "from", pid)
