# caught by: joined
# Long enough, today.
import sys
import time
from multiprocessing import Process, Value


def gate(counter, visitors):
    for _ in range(visitors):
        with counter.get_lock():
            counter.value += 1


if __name__ == "__main__":
    visitors = int(sys.argv[1])
    counter = Value("i", 0)
    gates = [Process(target=gate, args=(counter, visitors)) for _ in range(3)]
    for process in gates:
        process.start()
    time.sleep(4)
    print("total", counter.value)
