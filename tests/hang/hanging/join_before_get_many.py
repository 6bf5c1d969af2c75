"""Three children put many small items, and the parent joins them all before it gets."""

from multiprocessing import Process, Queue


def work(results, first):
    for number in range(first, first + 10_000):
        results.put(number)


if __name__ == "__main__":
    results = Queue()
    children = [Process(target=work, args=(results, first)) for first in (0, 10_000, 20_000)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print(sum(results.get() for _ in range(30_000)))
