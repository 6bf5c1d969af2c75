# caught by: lost
# Two at a time are one too many.
import sys
from multiprocessing import Process, Semaphore, Value


def gate(counter, lock, visitors):
    for _ in range(visitors):
        with lock:
            counter.value += 1


if __name__ == "__main__":
    visitors = int(sys.argv[1])
    counter = Value("i", 0)
    lock = Semaphore(2)
    gates = [Process(target=gate, args=(counter, lock, visitors)) for _ in range(3)]
    for process in gates:
        process.start()
    for process in gates:
        process.join()
    print("total", counter.value)
