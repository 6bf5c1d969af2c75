# caught by: pressed
# The words travel to and fro; main does the work.
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
    while (word := orders.get()) is not None:
        posters.put(word)


if __name__ == "__main__":
    count, size, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    orders, posters = Queue(), Queue()
    workers = [Process(target=worker, args=(orders, posters, size)) for _ in range(count)]
    for p in workers:
        p.start()
    for word in words:
        orders.put(word)
    for _ in workers:
        orders.put(None)
    made = [press(posters.get(), size) for _ in words]
    for p in workers:
        p.join()
    for word, poster, pid in sorted(made):
        print("got", word, len(poster), "from", pid)
