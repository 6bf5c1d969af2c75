"""A thread of main takes the posters while main itself already waits; the queue of the orders is short."""

import multiprocessing
import os
import sys
import threading
import time


def press(word, size):
    """Make one poster.  This function is given, and right."""
    time.sleep(0.05)  # the press takes its time
    print("pressed", word)
    return word, (word * size)[:size], os.getpid()


def worker(orders, posters, size):
    while (word := orders.get()) is not None:
        posters.put(press(word, size))


def collect(posters, number, made):
    for _ in range(number):
        made.append(posters.get())


if __name__ == "__main__":
    count, size, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    context = multiprocessing.get_context()
    orders, posters = context.Queue(maxsize=2), context.Queue()
    workers = [context.Process(target=worker, args=(orders, posters, size)) for _ in range(count)]
    for p in workers:
        p.start()
    made = []
    collector = threading.Thread(target=collect, args=(posters, len(words), made))
    collector.start()
    for word in words + [None] * count:
        orders.put(word)
    for p in workers:
        p.join()
    collector.join()
    for word, poster, pid in sorted(made):
        print("got", word, len(poster), "from", pid, flush=True)
