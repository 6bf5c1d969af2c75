"""Children send parts, the parent adds."""

from multiprocessing import Process, Queue


def work(results, numbers):
    results.put(sum(numbers))


if __name__ == "__main__":
    results = Queue()
    children = [Process(target=work, args=(results, range(i, i + 5))) for i in (0, 5, 10)]
    for child in children:
        child.start()
    total = sum(results.get() for _ in children)
    for child in children:
        child.join()
    print("total", total)
