"""A lock of threads does not reach over to another process."""

import threading
from multiprocessing import Process, Value

lock = threading.Lock()


def work(counter):
    for _ in range(10):
        with lock:
            counter.value += 1


if __name__ == "__main__":
    counter = Value("i", 0)
    workers = [Process(target=work, args=(counter,)) for _ in range(2)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    print("counter =", counter.value)
