# caught by: lost
# Everybody locks, but not everybody the same lock.
import sys
from multiprocessing import Lock, Process, Value


def gate(counter, lock, visitors):
    for _ in range(visitors):
        with lock:
            counter.value += 1


if __name__ == "__main__":
    visitors = int(sys.argv[1])
    counter, lock = Value("i", 0), Lock()
    locks = [counter.get_lock(), lock, lock]
    gates = [Process(target=gate, args=(counter, locks[n], visitors)) for n in range(3)]
    for process in gates:
        process.start()
    for process in gates:
        process.join()
    print("total", counter.value)
