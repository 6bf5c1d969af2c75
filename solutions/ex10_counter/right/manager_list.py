"""append is one call, and one call of a Manager's list is never torn: no lock is needed."""

import os
import sys
from multiprocessing import Manager, Process


def gate(tickets, visitors):
    for _ in range(visitors):
        tickets.append(os.getpid())


if __name__ == "__main__":
    with Manager() as manager:
        tickets = manager.list()
        gates = [Process(target=gate, args=(tickets, int(sys.argv[1]))) for _ in range(3)]
        for process in gates:
            process.start()
        for process in gates:
            process.join()
        print("total", len(tickets))
