"""An element of an Array, in an object with methods; both locks are the Array's own RLock."""

import sys
from multiprocessing import Array, Process


class Counter:
    def __init__(self):
        self._numbers = Array("q", 2)

    def increase(self):
        with self._numbers.get_lock():
            self._numbers[0] += 1

    @property
    def total(self):
        return self._numbers[0]


class Gate(Process):
    def __init__(self, counter, visitors):
        super().__init__()
        self.counter, self.visitors = counter, visitors

    def run(self):
        for _ in range(self.visitors):
            self.counter.increase()


def main(visitors):
    counter = Counter()
    gates = [Gate(counter, visitors) for _ in range(3)]
    for gate in gates:
        gate.start()
    for gate in gates:
        gate.join()
    print("The stadium is full.")
    print("total", counter.total)


if __name__ == "__main__":
    main(int(sys.argv[1]))
