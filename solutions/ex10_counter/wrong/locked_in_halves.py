# caught by: lost
# Both halves are locked, and the lock is given back between them.
import sys
from multiprocessing import Lock, Process, Value


def gate(counter, lock, visitors):
    for _ in range(visitors):
        with lock:
            before = counter.value
        with lock:
            counter.value = before + 1


if __name__ == "__main__":
    visitors = int(sys.argv[1])
    counter = Value("i", 0)
    lock = Lock()
    gates = [Process(target=gate, args=(counter, lock, visitors)) for _ in range(3)]
    for process in gates:
        process.start()
    for process in gates:
        process.join()
    print("total", counter.value)
