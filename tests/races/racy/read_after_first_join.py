"""Only the last child is joined before the cells are read."""

from multiprocessing import Array, Process


def square(i, cells):
    cells[i] = i * i


if __name__ == "__main__":
    cells = Array("i", 4)
    for i in range(4):
        p = Process(target=square, args=(i, cells))
        p.start()
    p.join()
    print(list(cells))
