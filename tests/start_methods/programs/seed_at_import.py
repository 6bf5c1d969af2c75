"""Random numbers at module level: every process that imports the file draws its own."""

import random
from multiprocessing import Process, Queue

numbers = [random.random() for _ in range(5)]


def add(queue):
    queue.put(sum(numbers))


if __name__ == "__main__":
    queue = Queue()
    p = Process(target=add, args=(queue,))
    p.start()
    total = queue.get()
    p.join()
    assert total == sum(numbers)
