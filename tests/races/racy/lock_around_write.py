"""The lock is taken for the write only: the number may be old by then."""

from multiprocessing import Lock, Process, Value


def count(counter, lock):
    for _ in range(5):
        current = counter.value
        with lock:
            counter.value = current + 1


if __name__ == "__main__":
    counter, lock = Value("i", 0), Lock()
    children = [Process(target=count, args=(counter, lock)) for _ in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print(counter.value)
