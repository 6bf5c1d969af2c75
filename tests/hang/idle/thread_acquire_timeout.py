"""A thread lock is tried for a while in a child, that main joins."""

import threading
from multiprocessing import Process


def work():
    lock = threading.Lock()
    with lock:
        assert not lock.acquire(timeout=0.6)


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    child.join()
    assert child.exitcode == 0
