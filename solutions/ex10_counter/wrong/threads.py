# caught by: children
import sys
from multiprocessing import Value
from threading import Thread


def gate(counter, visitors):
    for _ in range(visitors):
        with counter.get_lock():
            counter.value += 1


if __name__ == "__main__":
    counter = Value("i", 0)
    gates = [Thread(target=gate, args=(counter, int(sys.argv[1]))) for _ in range(3)]
    for thread in gates:
        thread.start()
    for thread in gates:
        thread.join()
    print("total", counter.value)
