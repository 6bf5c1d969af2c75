# caught by: together
# One gate after the other: nobody is in the way, and no lock is needed.
import sys
from multiprocessing import Process, Value


def gate(counter, visitors):
    for _ in range(visitors):
        counter.value += 1


if __name__ == "__main__":
    counter = Value("i", 0)
    for _ in range(3):
        process = Process(target=gate, args=(counter, int(sys.argv[1])))
        process.start()
        process.join()
    print("total", counter.value)
