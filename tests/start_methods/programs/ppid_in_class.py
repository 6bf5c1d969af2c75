"""A subclass of Process that believes its parent is who started it."""

import multiprocessing
import os


class Child(multiprocessing.Process):
    def __init__(self, queue):
        super().__init__()
        self.queue = queue

    def run(self):
        self.queue.put(os.getppid())


if __name__ == "__main__":
    queue = multiprocessing.Queue()
    child = Child(queue)
    child.start()
    parent = queue.get()
    child.join()
    if parent != os.getpid():
        raise SystemExit("somebody else started my child")
