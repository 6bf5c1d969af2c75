"""Tasks fill a shared array, a cell each; it is read when map has returned."""

from multiprocessing import Array, Pool


def init(array):
    global shared
    shared = array


def fill(i):
    shared[i] = 2 * i


if __name__ == "__main__":
    array = Array("i", 8)
    with Pool(3, init, (array,)) as p:
        p.map(fill, range(8), chunksize=1)
        print(array[:])
