"""A lock of threading travels by fork only."""

import threading
from multiprocessing import Process


def work(lock):
    with lock:
        print("mine")


if __name__ == "__main__":
    lock = threading.Lock()
    p = Process(target=work, args=(lock,))
    p.start()
    p.join()
