"""All cells are read at once, and written back at once."""

from multiprocessing import Array, Process


def add_one_to_all(cells):
    for _ in range(4):
        new = [cell + 1 for cell in cells[:]]
        cells[:] = new


def run():
    cells = Array("l", [0, 0, 0, 0], lock=False)
    first = Process(target=add_one_to_all, args=(cells,))
    second = Process(target=add_one_to_all, args=(cells,))
    first.start()
    second.start()
    first.join()
    second.join()
    print(*cells)


if __name__ == "__main__":
    run()
