"""Main waits at a Manager's event, that a child sets late."""

import time
from multiprocessing import Manager, Process


def work(ready):
    time.sleep(0.6)
    ready.set()


if __name__ == "__main__":
    with Manager() as manager:
        ready = manager.Event()
        child = Process(target=work, args=(ready,))
        child.start()
        ready.wait()
        child.join()
