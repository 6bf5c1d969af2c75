"""Two children count on one Value, and nobody takes a lock."""

from multiprocessing import Process, Value


def count(counter):
    for _ in range(10):
        counter.value += 1


if __name__ == "__main__":
    counter = Value("i", 0)
    children = [Process(target=count, args=(counter,)) for _ in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print("counter", counter.value)
