"""Much goes through a queue for one item."""

from multiprocessing import Process, Queue


def work(items):
    for number in range(3000):
        items.put(number)
    items.put(None)


if __name__ == "__main__":
    items = Queue(1)
    child = Process(target=work, args=(items,))
    child.start()
    assert sum(1 for _ in iter(items.get, None)) == 3000
    child.join()
