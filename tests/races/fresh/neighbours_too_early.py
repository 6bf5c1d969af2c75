"""Everyone writes his cell and reads his neighbour's, without waiting for him."""

import multiprocessing as mp

N = 3


def work(i, cells, sums):
    cells[i] = i + 1
    sums[i] = cells[i] + cells[(i + 1) % N]


if __name__ == "__main__":
    cells, sums = mp.RawArray("i", N), mp.RawArray("i", N)
    workers = [mp.Process(target=work, args=(i, cells, sums)) for i in range(N)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    print(list(sums))
