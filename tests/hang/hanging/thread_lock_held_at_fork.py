"""A threading.Lock is held by another thread when the child is forked; there nobody releases it."""

import threading
from multiprocessing import Process

lock, taken, started = threading.Lock(), threading.Event(), threading.Event()


def hold():
    with lock:
        taken.set()
        started.wait()


def work():
    lock.acquire()
    print("never")


if __name__ == "__main__":
    threading.Thread(target=hold).start()
    taken.wait()
    child = Process(target=work)
    child.start()
    started.set()
    child.join()
