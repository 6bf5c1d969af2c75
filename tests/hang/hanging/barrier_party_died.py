"""One of three dies on its way to the barrier."""

import sys
from multiprocessing import Barrier, Process


def work(number, together):
    if number == 1:
        sys.exit(1)
    together.wait()


if __name__ == "__main__":
    together = Barrier(3)
    children = [Process(target=work, args=(number, together)) for number in range(3)]
    for child in children:
        child.start()
    for child in children:
        child.join()
