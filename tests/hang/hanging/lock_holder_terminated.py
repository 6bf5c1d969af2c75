"""A child is terminated while it holds the lock."""

import time
from multiprocessing import Event, Lock, Process


def work(lock, inside):
    with lock:
        inside.set()
        time.sleep(60)


if __name__ == "__main__":
    lock, inside = Lock(), Event()
    child = Process(target=work, args=(lock, inside))
    child.start()
    inside.wait()
    child.terminate()
    child.join()
    lock.acquire()
