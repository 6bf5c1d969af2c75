"""The lock is held for the whole loop: right, although one gate has to wait for the other."""

import sys
from multiprocessing import Process, Value


def gate(counter, visitors):
    counter.acquire()
    try:
        for _ in range(visitors):
            counter.value += 1
    finally:
        counter.release()


if __name__ == "__main__":
    visitors = int(sys.argv[1])
    counter = Value("i", 0)
    gates = [Process(target=gate, args=(counter, visitors)) for _ in range(3)]
    for process in gates:
        process.start()
    for process in gates:
        process.join()
    print("total", counter.value)
