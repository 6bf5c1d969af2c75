"""Everyone writes his cell, all meet, then everyone reads his neighbour's."""

from multiprocessing import Array, Barrier, Process

N = 3


def work(i, cells, sums, barrier):
    cells[i] = i + 1
    barrier.wait()
    sums[i] = cells[i] + cells[(i + 1) % N]
    barrier.wait()
    cells[i] = sums[(i + 2) % N]


if __name__ == "__main__":
    cells, sums, barrier = Array("i", N, lock=False), Array("i", N, lock=False), Barrier(N)
    workers = [Process(target=work, args=(i, cells, sums, barrier)) for i in range(N)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    print(list(sums), list(cells))
