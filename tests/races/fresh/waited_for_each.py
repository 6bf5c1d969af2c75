"""wait() instead of get()."""

from multiprocessing import Pool, RawArray


def init(shared):
    global cells
    cells = shared


def fill(i):
    cells[i] = 7 - i


if __name__ == "__main__":
    shared = RawArray("i", 7)
    pool = Pool(3, init, (shared,))
    results = [pool.apply_async(fill, (i,)) for i in range(7)]
    for result in results:
        result.wait()
    print(sum(shared))
    pool.terminate()
    pool.join()
