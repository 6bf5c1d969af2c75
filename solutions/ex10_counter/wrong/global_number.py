# caught by: counted
# Each process has a variable of its own of that name.
import sys
from multiprocessing import Lock, Process

total = 0


def gate(lock, visitors):
    global total
    for _ in range(visitors):
        with lock:
            total += 1


if __name__ == "__main__":
    lock = Lock()
    gates = [Process(target=gate, args=(lock, int(sys.argv[1]))) for _ in range(3)]
    for process in gates:
        process.start()
    for process in gates:
        process.join()
    print("total", total)
