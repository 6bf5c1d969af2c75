"""Wrong by itself; the global that main changes has nothing to do with it."""

from multiprocessing import Process, Queue

LIMIT = 10
rounds = 0


def work(queue):
    queue.put(LIMIT)


if __name__ == "__main__":
    queue = Queue()
    p = Process(target=work, args=(queue,))
    p.start()
    value = queue.get()
    p.join()
    rounds += 1
    assert value == 11, (value, rounds)
