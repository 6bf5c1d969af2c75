# caught by: pressed
# Everybody gets a fixed share: whoever is slow keeps all others waiting.
import os
import sys
import time
from multiprocessing import Process, Queue


def press(word, size):
    """Make one poster.  This function is given, and right."""
    time.sleep(0.05)  # the press takes its time
    print("pressed", word)
    return word, (word * size)[:size], os.getpid()


def worker(share, posters, size):
    for word in share:
        posters.put(press(word, size))


if __name__ == "__main__":
    count, size, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    posters = Queue()
    workers = [Process(target=worker, args=(words[n::count], posters, size)) for n in range(count)]
    for p in workers:
        p.start()
    made = [posters.get() for _ in words]
    for p in workers:
        p.join()
    for word, poster, pid in sorted(made):
        print("got", word, len(poster), "from", pid)
