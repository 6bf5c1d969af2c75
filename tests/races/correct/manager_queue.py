"""A manager's queue carries the results out of a pool."""

from multiprocessing import Manager, Pool


def work(args):
    queue, n = args
    queue.put(n + 1)


if __name__ == "__main__":
    with Manager() as m:
        queue = m.Queue()
        with Pool(2) as pool:
            pool.map(work, [(queue, n) for n in range(8)])
        print(sorted(queue.get() for _ in range(8)))
