"""A child's thread waits for ever, so the child never ends."""

import threading
from multiprocessing import Process


def watch(ready):
    ready.wait()


def work():
    threading.Thread(target=watch, args=(threading.Event(),)).start()


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    child.join()
