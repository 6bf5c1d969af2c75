"""A consumer that tries again and again, with short time-outs."""

import queue
import time
from multiprocessing import Process, Queue


def work(items):
    time.sleep(0.6)
    items.put("done")


if __name__ == "__main__":
    items = Queue()
    child = Process(target=work, args=(items,))
    child.start()
    while True:
        try:
            assert items.get(timeout=0.1) == "done"
            break
        except queue.Empty:
            continue
    child.join()
