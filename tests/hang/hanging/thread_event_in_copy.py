"""The child sets its own copy of a threading.Event."""

import threading
from multiprocessing import Process

ready = threading.Event()


def work():
    ready.set()


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    ready.wait()
    child.join()
