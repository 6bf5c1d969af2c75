"""A Value says that the shop closes; nobody keeps a list of the workers, multiprocessing has one."""

import multiprocessing
import os
import queue
import sys
import time


def press(word, size):
    """Make one poster.  This function is given, and right."""
    time.sleep(0.05)  # the press takes its time
    print("pressed", word)
    return word, (word * size)[:size], os.getpid()


def worker(orders, posters, size, closed):
    while True:
        try:
            word = orders.get(timeout=0.05)
        except queue.Empty:
            if closed.value:
                return
        else:
            posters.put(press(word, size))


def main():
    count, size, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    orders, posters = multiprocessing.Queue(), multiprocessing.Queue()
    closed = multiprocessing.Value("b", 0)
    for _ in range(count):
        multiprocessing.Process(target=worker, args=(orders, posters, size, closed)).start()
    for word in words:
        orders.put(word)
    made = {}
    while len(made) < len(words):
        try:
            word, poster, pid = posters.get(timeout=0.2)
        except queue.Empty:
            print("main is waiting")
        else:
            made[word] = f"{len(poster)} from {pid}"
    closed.value = 1
    for p in multiprocessing.active_children():
        p.join()
    for word in sorted(made):
        print(f"got {word} {made[word]}")


if __name__ == "__main__":
    main()
