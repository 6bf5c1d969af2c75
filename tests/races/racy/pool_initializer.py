"""The workers of a pool share a Value by their initializer."""

from multiprocessing import Pool, Value

counter = None


def init(shared):
    global counter
    counter = shared


def task(n):
    if n % 2 == 0:
        counter.value += 1
    return n * n


if __name__ == "__main__":
    shared = Value("i", 0)
    with Pool(3, initializer=init, initargs=(shared,)) as pool:
        squares = pool.map(task, range(24), chunksize=2)
    print(sum(squares), shared.value)
