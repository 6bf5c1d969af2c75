"""A put with a time-out on a queue that stays full."""

import queue
from multiprocessing import Queue

if __name__ == "__main__":
    tasks = Queue(1)
    tasks.put("one")
    try:
        tasks.put("two", timeout=0.7)
    except queue.Full:
        assert tasks.get() == "one"
    else:
        raise SystemExit(1)
