"""A Namespace of a Manager, with a lock of multiprocessing."""

import sys
from multiprocessing import Lock, Manager, Process


def gate(stadium, lock, visitors):
    for _ in range(visitors):
        with lock:
            stadium.visitors = stadium.visitors + 1


if __name__ == "__main__":
    manager = Manager()
    stadium, lock = manager.Namespace(visitors=0), Lock()
    gates = [Process(target=gate, args=(stadium, lock, int(sys.argv[1]))) for _ in range(3)]
    for process in gates:
        process.start()
    for process in gates:
        process.join()
    print("total", stadium.visitors)
