"""A Timer in a child sets an event of processes, for which main waits."""

import threading
from multiprocessing import Event, Process


def work(ready):
    threading.Timer(0.6, ready.set).start()


if __name__ == "__main__":
    ready = Event()
    child = Process(target=work, args=(ready,))
    child.start()
    ready.wait()
    child.join()
