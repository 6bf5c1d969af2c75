"""The usual way: one lock, given to everybody, around reading and writing."""

from multiprocessing import Lock, Process, Value


def count(counter, lock):
    for _ in range(10):
        with lock:
            counter.value += 1


if __name__ == "__main__":
    counter, lock = Value("i", 0), Lock()
    children = [Process(target=count, args=(counter, lock)) for _ in range(3)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print("counter", counter.value)
