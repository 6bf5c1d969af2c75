"""A Queue as an argument of a pool's task: wrong under every method."""

from multiprocessing import Pool, Queue


def put(item):
    number, queue = item
    queue.put(number)


if __name__ == "__main__":
    queue = Queue()
    with Pool(2) as pool:
        pool.map(put, [(1, queue), (2, queue)])
    print(queue.get(), queue.get())
