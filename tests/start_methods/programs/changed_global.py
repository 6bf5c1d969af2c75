"""The child of a fork sees 5, every other one sees 1."""

from multiprocessing import Process, Queue

factor = 1


def scale(queue, number):
    queue.put(number * factor)


if __name__ == "__main__":
    factor = 5
    queue = Queue()
    p = Process(target=scale, args=(queue, 8))
    p.start()
    result = queue.get()
    p.join()
    assert result == 40, result
