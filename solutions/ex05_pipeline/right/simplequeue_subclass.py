"""A subclass of Process, two SimpleQueues, and an empty word as the end mark."""

import os
import sys
import time
from multiprocessing import Process, SimpleQueue


def press(word, size):
    """Make one poster.  This function is given, and right."""
    time.sleep(0.05)  # the press takes its time
    print("pressed", word)
    return word, (word * size)[:size], os.getpid()


class Press(Process):
    def __init__(self, orders, posters, size):
        super().__init__()
        self.orders, self.posters, self.size = orders, posters, size

    def run(self):
        while True:
            word = self.orders.get()
            if not word:
                break
            self.posters.put(press(word, self.size))


if __name__ == "__main__":
    count, size, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    orders, posters = SimpleQueue(), SimpleQueue()
    presses = [Press(orders, posters, size) for _ in range(count)]
    for one in presses:
        one.start()
    for word in words:
        orders.put(word)
    for _ in presses:
        orders.put("")
    made = []
    while len(made) < len(words):
        made.append(posters.get())
    for one in presses:
        one.join()
        print(one.name, "ended with", one.exitcode)
    made.sort()
    for word, poster, pid in made:
        print("got", word, len(poster), "from", pid)
