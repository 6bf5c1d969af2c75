"""A Manager idles while a child sleeps, and then it is used."""

import time
from multiprocessing import Manager, Process


def work(shared):
    time.sleep(0.6)
    shared["done"] = True


if __name__ == "__main__":
    with Manager() as manager:
        shared = manager.dict()
        child = Process(target=work, args=(shared,))
        child.start()
        child.join()
        assert shared["done"]
