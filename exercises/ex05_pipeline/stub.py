"""Exercise 5: orders go to several workers, posters come back.  The task is in README.md.

Try it:   python ex05_pipeline.py 3 8 poppy amber saffron basil
and:      python ex05_pipeline.py 3 90000 poppy amber saffron basil          (Ctrl-C ends it)
"""

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
    while not orders.empty():
        word = orders.get()
        posters.put(press(word, size))


if __name__ == "__main__":
    count, size, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    orders, posters = Queue(), Queue()
    for word in words:
        orders.put(word)
    workers = [Process(target=worker, args=(orders, posters, size)) for _ in range(count)]
    for p in workers:
        p.start()
    for p in workers:
        p.join()
    while not posters.empty():
        word, poster, pid = posters.get()
        print("got", word, len(poster), "from", pid)
