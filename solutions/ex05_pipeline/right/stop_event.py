"""No end mark: an Event says that the shop closes, when main has all posters."""

import os
import sys
import time
from multiprocessing import Event, Process, Queue
from queue import Empty


def press(word, size):
    """Make one poster.  This function is given, and right."""
    time.sleep(0.05)  # the press takes its time
    print("pressed", word)
    return word, (word * size)[:size], os.getpid()


def worker(orders, posters, size, closing):
    while not closing.is_set():
        try:
            word = orders.get(timeout=0.02)
        except Empty:
            continue
        posters.put(press(word, size))


if __name__ == "__main__":
    count, size, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    orders, posters, closing = Queue(), Queue(), Event()
    workers = [Process(target=worker, args=(orders, posters, size, closing)) for _ in range(count)]
    for p in workers:
        p.start()
    for word in words:
        orders.put(word)
    made = [posters.get() for _ in words]
    closing.set()
    for p in workers:
        p.join()
    for word, poster, pid in sorted(made):
        print("got", word, len(poster), "from", pid)
