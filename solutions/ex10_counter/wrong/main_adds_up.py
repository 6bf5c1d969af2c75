# caught by: counted
# Main does the sum; no counter is shared.
import sys
from multiprocessing import Process, Queue


def gate(q, visitors):
    q.put(visitors)


if __name__ == "__main__":
    q = Queue()
    gates = [Process(target=gate, args=(q, int(sys.argv[1]))) for _ in range(3)]
    for process in gates:
        process.start()
    total = sum(q.get() for _ in gates)
    for process in gates:
        process.join()
    print("total", total)
