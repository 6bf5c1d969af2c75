"""A structure with two fields; the gates also tell main through a queue that they have closed."""

import sys
from ctypes import Structure, c_int
from multiprocessing import Process, Queue, Value


class Stadium(Structure):
    _fields_ = (("visitors", c_int), ("closed", c_int))


def gate(stadium, closed, visitors):
    for _ in range(visitors):
        with stadium.get_lock():
            stadium.visitors += 1
    with stadium.get_lock():
        stadium.closed += 1
    closed.put("closed")


if __name__ == "__main__":
    stadium, closed = Value(Stadium, 0, 0), Queue()
    gates = [Process(target=gate, args=(stadium, closed, int(sys.argv[1]))) for _ in range(3)]
    for process in gates:
        process.start()
    for _ in gates:
        closed.get()
    print("total", stadium.visitors)
    for process in gates:
        process.join()
