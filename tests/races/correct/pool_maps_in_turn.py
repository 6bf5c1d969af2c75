"""The second map begins when the first is over, and reads what that wrote."""

from multiprocessing import Pool, RawArray


def init(a, b):
    global source, target
    source, target = a, b


def fill(i):
    source[i] = i


def neighbours(i):
    target[i] = source[i] + source[(i + 1) % 6]


if __name__ == "__main__":
    a, b = RawArray("i", 6), RawArray("i", 6)
    with Pool(2, init, (a, b)) as pool:
        pool.map(fill, range(6), chunksize=1)
        pool.map(neighbours, range(6), chunksize=1)
    print(list(b))
