"""A value without a lock of its own, and a lock beside it."""

import sys
from multiprocessing import Lock, Process, Value


def gate(counter, lock, visitors):
    for _ in range(visitors):
        lock.acquire()
        try:
            counter.value = counter.value + 1
        finally:
            lock.release()


if __name__ == "__main__":
    visitors = int(sys.argv[1])
    counter = Value("i", 0, lock=False)
    lock = Lock()
    gates = [Process(target=gate, args=(counter, lock, visitors)) for _ in range(3)]
    for process in gates:
        process.start()
    for process in gates:
        process.join()
    print("total", counter.value)
