"""A handler that sleeps interrupts a wait without a time-out, and then sets what is awaited."""

import os
import signal
import threading
import time

ready = threading.Event()


def answer(*_):
    time.sleep(0.6)
    ready.set()


signal.signal(signal.SIGUSR1, answer)
os.kill(os.getpid(), signal.SIGUSR1)
ready.wait()
