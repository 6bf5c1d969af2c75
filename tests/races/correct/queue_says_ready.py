"""The array is filled without a lock; a message says that it may be read now."""

import multiprocessing as mp


def fill(cells, ready):
    for i in range(len(cells)):
        cells[i] = i * i
    ready.put("filled")


def main():
    cells = mp.RawArray("i", 6)
    ready = mp.Queue()
    child = mp.Process(target=fill, args=(cells, ready))
    child.start()
    ready.get()
    print(list(cells))
    child.join()


if __name__ == "__main__":
    main()
