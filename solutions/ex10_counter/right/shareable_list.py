"""A ShareableList in shared memory, found by its name, and a lock beside it; a Barrier instead of join."""

import sys
from multiprocessing import Barrier, Lock, Process
from multiprocessing.shared_memory import ShareableList


def gate(name, lock, closed, visitors):
    numbers = ShareableList(name=name)
    for _ in range(visitors):
        with lock:
            numbers[0] += 1
    numbers.shm.close()
    closed.wait()


if __name__ == "__main__":
    numbers, lock, closed = ShareableList([0]), Lock(), Barrier(4)
    arguments = (numbers.shm.name, lock, closed, int(sys.argv[1]))
    gates = [Process(target=gate, args=arguments) for _ in range(3)]
    for process in gates:
        process.start()
    closed.wait()
    print("total", numbers[0])
    for process in gates:
        process.join()
    numbers.shm.close()
    numbers.shm.unlink()
