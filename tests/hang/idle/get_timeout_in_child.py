"""Main joins two children; both wait at a queue of threads with a time-out."""

import queue
from multiprocessing import Process

tasks = queue.Queue()


def work():
    try:
        tasks.get(timeout=0.6)
    except queue.Empty:
        pass


if __name__ == "__main__":
    children = [Process(target=work) for _ in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join()
