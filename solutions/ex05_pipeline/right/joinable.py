"""A JoinableQueue: main waits until every order is done, then lets the workers go."""

import os
import sys
import time
from multiprocessing import JoinableQueue, Process, Queue


def press(word, size):
    """Make one poster.  This function is given, and right."""
    time.sleep(0.05)  # the press takes its time
    print("pressed", word)
    return word, (word * size)[:size], os.getpid()


STOP = "stop"  # no word: orders are tuples here


def worker(orders, posters):
    while True:
        order = orders.get()
        try:
            if order == STOP:
                break
            posters.put(press(*order))
        finally:
            orders.task_done()


if __name__ == "__main__":
    count, size, *words = sys.argv[1:]
    orders, posters = JoinableQueue(), Queue()
    workers = [Process(target=worker, args=(orders, posters)) for _ in range(int(count))]
    [p.start() for p in workers]
    [orders.put((word, int(size))) for word in words]
    orders.join()
    print("all orders are carried out")
    made = sorted((posters.get() for _ in words), key=lambda poster: poster[0])
    [orders.put(STOP) for _ in workers]
    [p.join() for p in workers]
    for word, poster, pid in made:
        print(f"got {word} {len(poster)} from {pid}")
