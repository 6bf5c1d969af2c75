"""A single end mark, which every worker hands on to the next one; the orders are there before the workers."""

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
    while True:
        word = orders.get()
        if word is None:
            orders.put(None)
            return
        posters.put(press(word, size))


if __name__ == "__main__":
    count, size, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    orders, posters = Queue(), Queue()
    for word in words:
        orders.put(word)
    orders.put(None)
    workers = [Process(target=worker, args=(orders, posters, size)) for _ in range(count)]
    for p in workers:
        p.start()
    made = {}
    for _ in words:
        word, poster, pid = posters.get()
        made[word] = (len(poster), pid)
    for p in workers:
        p.join()
    for word, (length, pid) in sorted(made.items()):
        print("got", word, length, "from", pid)
