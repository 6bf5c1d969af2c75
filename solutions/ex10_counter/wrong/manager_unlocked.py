# caught by: lost
# "The Manager locks by itself": each call, not both together.
import sys
from multiprocessing import Manager, Process


def gate(seen, visitors):
    for _ in range(visitors):
        seen["visitors"] += 1


if __name__ == "__main__":
    with Manager() as manager:
        seen = manager.dict(visitors=0)
        gates = [Process(target=gate, args=(seen, int(sys.argv[1]))) for _ in range(3)]
        for process in gates:
            process.start()
        for process in gates:
            process.join()
        print("total", seen["visitors"])
