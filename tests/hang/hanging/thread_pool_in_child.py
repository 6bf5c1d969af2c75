"""A thread pool in a child waits at a threading lock that the child holds."""

import threading
from multiprocessing import Process
from multiprocessing.pool import ThreadPool

lock = threading.Lock()


def task(number):
    with lock:
        return number


def work():
    with ThreadPool(2) as pool, lock:
        print(pool.map(task, range(4)))


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    child.join()
