"""Everyone has a cell of his own; the parent adds them up."""

from multiprocessing import Array, Process


def work(cells, me):
    for n in range(10):
        cells[me] += n


if __name__ == "__main__":
    cells = Array("i", 3, lock=False)
    children = [Process(target=work, args=(cells, i)) for i in range(3)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print(sum(cells), list(cells))
