"""A signal handler takes the lock that the interrupted thread holds."""

import os
import signal
import threading

lock = threading.Lock()


def report(*_):
    lock.acquire()
    print("never")


if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, report)
    with lock:
        os.kill(os.getpid(), signal.SIGUSR1)
