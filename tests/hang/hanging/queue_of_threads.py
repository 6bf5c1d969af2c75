"""The parent waits at a queue.Queue, of which the child has a copy of its own."""

import queue
from multiprocessing import Process

results = queue.Queue()


def work():
    results.put("done")


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    print(results.get())
    child.join()
