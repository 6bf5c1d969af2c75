"""Three philosophers, who come to the table one after another."""

import time
from multiprocessing import Lock, Process


class Philosopher(Process):
    def __init__(self, number, left, right):
        super().__init__()
        self.number, self.left, self.right = number, left, right

    def run(self):
        time.sleep(0.4 * self.number)
        self.left.acquire()
        self.right.acquire()
        self.right.release()
        self.left.release()


if __name__ == "__main__":
    forks = [Lock() for _ in range(3)]
    table = [Philosopher(i, forks[i], forks[(i + 1) % 3]) for i in range(3)]
    for philosopher in table:
        philosopher.start()
    for philosopher in table:
        philosopher.join()
