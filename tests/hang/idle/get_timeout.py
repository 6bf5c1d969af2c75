"""A get with a time-out on a queue that stays empty."""

import queue
from multiprocessing import Queue

if __name__ == "__main__":
    tasks = Queue()
    try:
        tasks.get(timeout=0.7)
    except queue.Empty:
        print("still empty")
    else:
        raise SystemExit(1)
