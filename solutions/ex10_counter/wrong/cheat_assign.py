# caught by: counted
# All three write the final number, and nobody counts.
import sys
from multiprocessing import Process, Value


def gate(counter, visitors):
    with counter.get_lock():
        counter.value = 3 * visitors


if __name__ == "__main__":
    visitors = int(sys.argv[1])
    counter = Value("i", 0)
    gates = [Process(target=gate, args=(counter, visitors)) for _ in range(3)]
    for process in gates:
        process.start()
    for process in gates:
        process.join()
    print("total", counter.value)
