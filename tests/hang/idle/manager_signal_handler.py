"""A signal handler sleeps in a Manager's server, in the thread that otherwise only waits for the end."""

import os
import signal
import time
from multiprocessing import Event
from multiprocessing.managers import SyncManager


def install(asked, ready):
    def answer(*_):
        asked.set()
        time.sleep(0.6)
        ready.set()

    signal.signal(signal.SIGUSR1, answer)


if __name__ == "__main__":
    asked, ready = Event(), Event()
    manager = SyncManager()
    manager.start(install, (asked, ready))
    os.kill(manager._process.pid, signal.SIGUSR1)
    asked.wait()
    ready.wait()
    manager.shutdown()
