"""A counter of the student's own behind a manager: the lock is inside."""

import threading
from multiprocessing import Process
from multiprocessing.managers import BaseManager


class Counter:
    def __init__(self):
        self.n = 0
        self.lock = threading.Lock()

    def increment(self):
        with self.lock:
            self.n += 1

    def read(self):
        return self.n


class CounterManager(BaseManager):
    pass


CounterManager.register("Counter", Counter)


def work(counter):
    for _ in range(6):
        counter.increment()


if __name__ == "__main__":
    with CounterManager() as manager:
        counter = manager.Counter()
        workers = [Process(target=work, args=(counter,)) for _ in range(2)]
        for w in workers:
            w.start()
        for w in workers:
            w.join()
        print("counter", counter.read())
