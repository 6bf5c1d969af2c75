"""The workers say themselves when they are through; main need not know how many posters there will be."""

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
    for word in iter(orders.get, None):
        posters.put(press(word, size))
    posters.put(None)


def collect(posters, running):
    made = {}
    while running:
        message = posters.get()
        if message is None:
            running -= 1
        else:
            word, poster, pid = message
            made[word] = f"{len(poster)} from {pid}"
    return made


def main():
    count, size = map(int, sys.argv[1:3])
    orders, posters = Queue(), Queue()
    workers = [Process(target=worker, args=(orders, posters, size), name=f"press {n}") for n in range(count)]
    for p in workers:
        p.start()
    for order in [*sys.argv[3:], *[None] * count]:
        orders.put(order)
    made = collect(posters, running=count)
    for p in workers:
        p.join()
    print(f"{len(made)} posters")
    print(*(f"got {word} {made[word]}" for word in sorted(made)), sep="\n")


if __name__ == "__main__":
    main()
