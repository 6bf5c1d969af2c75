"""A threading.Lock is held by another thread when the child is forked; there nobody releases it."""

import threading
import time
from multiprocessing import Process

lock, taken = threading.Lock(), threading.Event()


def hold():
    with lock:
        taken.set()
        time.sleep(0.3)


def work():
    lock.acquire()
    print("never")


if __name__ == "__main__":
    threading.Thread(target=hold).start()
    taken.wait()
    child = Process(target=work)
    child.start()
    child.join()
