"""Half a second of honest work, and then a get too many."""

import time
from multiprocessing import Process, Queue


def work(results):
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        sum(range(1000))
    results.put("done")


if __name__ == "__main__":
    results = Queue()
    child = Process(target=work, args=(results,))
    child.start()
    print(results.get())
    more = results.get()
