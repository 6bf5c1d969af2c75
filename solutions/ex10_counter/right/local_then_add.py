"""Each gate counts for itself, and adds its sum once."""

import sys
from multiprocessing import Process, Value


def gate(counter, visitors):
    mine = 0
    for _ in range(visitors):
        mine += 1
    with counter.get_lock():
        counter.value += mine


if __name__ == "__main__":
    visitors = int(sys.argv[1])
    counter = Value("i", 0)
    gates = [Process(target=gate, args=(counter, visitors)) for _ in range(3)]
    for process in gates:
        process.start()
    for process in gates:
        process.join()
    print("total", counter.value)
