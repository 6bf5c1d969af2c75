"""More increments than any record keeps, all under the lock."""

from multiprocessing import Process, Value


def count(counter):
    for _ in range(2000):
        with counter.get_lock():
            counter.value += 1


if __name__ == "__main__":
    counter = Value("i", 0)
    children = [Process(target=count, args=(counter,)) for _ in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print(counter.value)
