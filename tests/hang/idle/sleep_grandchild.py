"""Main joins a child that joins a grandchild that sleeps."""

import time
from multiprocessing import Process


def child():
    process = Process(target=time.sleep, args=(0.7,))
    process.start()
    process.join()


if __name__ == "__main__":
    process = Process(target=child)
    process.start()
    process.join()
