"""RawValue, a semaphore with one place, and a context."""

import multiprocessing
import sys
from multiprocessing.sharedctypes import RawValue


def gate(total, turn, visitors):
    for number in range(visitors):
        with turn:
            before = total.value
            print("visitor", number, "finds", before, "others")
            total.value = before + 1


if __name__ == "__main__":
    context = multiprocessing.get_context()
    total, turn = RawValue("L"), context.BoundedSemaphore(1)
    gates = []
    for _ in range(3):
        gates.append(context.Process(target=gate, args=(total, turn), kwargs={"visitors": int(sys.argv[1])}))
        gates[-1].start()
    while gates:
        gates.pop().join()
    with turn:
        everybody = total.value
    sys.stdout.write(f"total {everybody}\n")
