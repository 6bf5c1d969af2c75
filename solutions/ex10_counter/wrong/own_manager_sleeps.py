# caught by: joined
# The total is asked from the manager when everybody has probably counted.
import sys
import threading
import time
from multiprocessing import Process
from multiprocessing.managers import BaseManager


class Counter:
    def __init__(self):
        self._lock = threading.Lock()
        self._visitors = 0

    def increase(self):
        with self._lock:
            self._visitors += 1

    def total(self):
        return self._visitors


class Stadium(BaseManager):
    pass


Stadium.register("Counter", Counter)


def gate(counter, visitors):
    for _ in range(visitors):
        counter.increase()


if __name__ == "__main__":
    with Stadium() as stadium:
        counter = stadium.Counter()
        gates = [Process(target=gate, args=(counter, int(sys.argv[1]))) for _ in range(3)]
        for process in gates:
            process.start()
        time.sleep(4)
        print("total", counter.total())
