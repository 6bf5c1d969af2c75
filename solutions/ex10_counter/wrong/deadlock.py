# caught by: ends
# Every twentieth visitor takes the lock along.
import sys
from multiprocessing import Lock, Process, Value


def gate(counter, lock, visitors):
    for _ in range(visitors):
        lock.acquire()
        counter.value += 1
        if counter.value % 20:
            lock.release()


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
