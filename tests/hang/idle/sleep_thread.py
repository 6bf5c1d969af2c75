"""Main waits at a queue for a thread that sleeps first."""

import queue
import threading
import time

results = queue.Queue()


def work():
    time.sleep(0.7)
    results.put("done")


threading.Thread(target=work).start()
assert results.get() == "done"
