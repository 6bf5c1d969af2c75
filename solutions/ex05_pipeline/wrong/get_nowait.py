# caught by: told
# The orders are all there before the workers begin; that is luck put to work.
import os
import sys
import time
from multiprocessing import Process, Queue
from queue import Empty


def press(word, size):
    """Make one poster.  This function is given, and right."""
    time.sleep(0.05)  # the press takes its time
    print("pressed", word)
    return word, (word * size)[:size], os.getpid()


def worker(orders, posters, size):
    while True:
        try:
            word = orders.get_nowait()
        except Empty:
            break
        posters.put(press(word, size))


if __name__ == "__main__":
    count, size, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    orders, posters = Queue(), Queue()
    for word in words:
        orders.put(word)
    time.sleep(0.5)  # now all orders are surely in the pipe
    workers = [Process(target=worker, args=(orders, posters, size)) for _ in range(count)]
    for p in workers:
        p.start()
    made = [posters.get() for _ in words]
    for p in workers:
        p.join()
    for word, poster, pid in sorted(made):
        print("got", word, len(poster), "from", pid)
