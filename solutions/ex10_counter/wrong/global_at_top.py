# caught by: counted under spawn
# Under spawn every child imports the file and makes a counter of its own.
import sys
from multiprocessing import Process, Value

counter = Value("i", 0)


def gate(visitors):
    for _ in range(visitors):
        with counter.get_lock():
            counter.value += 1


if __name__ == "__main__":
    gates = [Process(target=gate, args=(int(sys.argv[1]),)) for _ in range(3)]
    for process in gates:
        process.start()
    for process in gates:
        process.join()
    print("total", counter.value)
