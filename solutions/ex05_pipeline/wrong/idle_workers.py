# caught by: workers
# As many workers as asked for are started, and all but the first go home at once.
import os
import sys
import time
from multiprocessing import Process, Queue


def press(word, size):
    """Make one poster.  This function is given, and right."""
    time.sleep(0.05)  # the press takes its time
    print("pressed", word)
    return word, (word * size)[:size], os.getpid()


def worker(number, orders, posters, size):
    if number > 0:
        return
    while (word := orders.get()) is not None:
        posters.put(press(word, size))


if __name__ == "__main__":
    count, size, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    orders, posters = Queue(), Queue()
    workers = [Process(target=worker, args=(n, orders, posters, size)) for n in range(count)]
    for p in workers:
        p.start()
    for word in words:
        orders.put(word)
    orders.put(None)
    made = [posters.get() for _ in words]
    for p in workers:
        p.join()
    for word, poster, pid in sorted(made):
        print("got", word, len(poster), "from", pid)
