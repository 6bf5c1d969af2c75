# caught by: workers
# Turn and turn about, each worker has a queue of its own.
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
        posters.put(press(word, size))


if __name__ == "__main__":
    count, size, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    posters = Queue()
    queues = [Queue() for _ in range(count)]
    workers = [Process(target=worker, args=(orders, posters, size)) for orders in queues]
    for p in workers:
        p.start()
    for n, word in enumerate(words):
        queues[n % count].put(word)
    for orders in queues:
        orders.put(None)
    made = [posters.get() for _ in words]
    for p in workers:
        p.join()
    for word, poster, pid in sorted(made):
        print("got", word, len(poster), "from", pid)
