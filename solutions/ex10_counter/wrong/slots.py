# caught by: counted
# Three counters instead of one: a good idea, but not the task.
import sys
from multiprocessing import Array, Process


def gate(counters, number, visitors):
    for _ in range(visitors):
        counters[number] += 1


if __name__ == "__main__":
    counters = Array("i", 3)
    gates = [Process(target=gate, args=(counters, n, int(sys.argv[1]))) for n in range(3)]
    for process in gates:
        process.start()
    for process in gates:
        process.join()
    print("total", sum(counters))
