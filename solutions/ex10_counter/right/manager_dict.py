"""A dict that a Manager keeps, with the Manager's lock."""

import sys
from multiprocessing import Manager, Process


def gate(seen, lock, visitors):
    for _ in range(visitors):
        with lock:
            seen["visitors"] += 1


if __name__ == "__main__":
    with Manager() as manager:
        seen, lock = manager.dict(visitors=0), manager.Lock()
        gates = [Process(target=gate, args=(seen, lock, int(sys.argv[1]))) for _ in "abc"]
        for process in gates:
            process.start()
        for process in gates:
            process.join()
        print("total", seen["visitors"])
