"""A grandchild is joined by the child, and the child by main."""

import multiprocessing as mp


def inner(cells):
    cells[0] += 1


def outer(cells):
    grandchild = mp.Process(target=inner, args=(cells,))
    grandchild.start()
    grandchild.join()
    cells[0] += 10


if __name__ == "__main__":
    cells = mp.Array("i", 1, lock=False)
    child = mp.Process(target=outer, args=(cells,))
    child.start()
    child.join()
    cells[0] += 100
    print(cells[0])
