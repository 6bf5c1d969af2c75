# caught by: lost
# Each gate has a lock, and each of these locks is always free.
import sys
from multiprocessing import Lock, Process, Value


def gate(counter, visitors):
    lock = Lock()
    for _ in range(visitors):
        with lock:
            counter.value += 1


if __name__ == "__main__":
    visitors = int(sys.argv[1])
    counter = Value("i", 0)
    gates = [Process(target=gate, args=(counter, visitors)) for _ in range(3)]
    for process in gates:
        process.start()
    for process in gates:
        process.join()
    print("total", counter.value)
