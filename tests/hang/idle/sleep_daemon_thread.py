"""A thread in a child sleeps, and the child's main thread waits for its event."""

import threading
import time
from multiprocessing import Process


def child():
    ready = threading.Event()
    threading.Thread(target=lambda: (time.sleep(0.6), ready.set()), daemon=True).start()
    ready.wait()


if __name__ == "__main__":
    process = Process(target=child)
    process.start()
    process.join()
