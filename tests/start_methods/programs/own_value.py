"""A counter at module level: each child counts for itself."""

from multiprocessing import Process, Value

total = Value("i", 0)


def count():
    with total.get_lock():
        total.value += 1


if __name__ == "__main__":
    children = [Process(target=count) for _ in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert total.value == 2, total.value
