"""The join has a time-out, and afterwards the cells are read in any case."""

import time
from multiprocessing import Array, Process


def work(cells):
    for i in range(3):
        time.sleep(0.1)
        cells[i] = 10 * i + 1


if __name__ == "__main__":
    cells = Array("i", 3)
    child = Process(target=work, args=(cells,))
    child.start()
    child.join(0.05)
    print(cells[:])
    child.join()
