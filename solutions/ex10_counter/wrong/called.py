# caught by: counted
# target=gate(...) calls gate at once, in main.
import sys
from multiprocessing import Process, Value


def gate(counter, visitors):
    for _ in range(visitors):
        with counter.get_lock():
            counter.value += 1


if __name__ == "__main__":
    visitors = int(sys.argv[1])
    counter = Value("i", 0)
    gates = [Process(target=gate(counter, visitors)) for _ in range(3)]
    for process in gates:
        process.start()
    for process in gates:
        process.join()
    print("total", counter.value)
