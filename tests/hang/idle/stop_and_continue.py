"""A child stops itself; another one continues it after a while."""

import os
import signal
import time
from multiprocessing import Process


def stopped():
    os.kill(os.getpid(), signal.SIGSTOP)


def wake(pid):
    time.sleep(0.6)
    os.kill(pid, signal.SIGCONT)


if __name__ == "__main__":
    first = Process(target=stopped)
    first.start()
    second = Process(target=wake, args=(first.pid,))
    second.start()
    first.join()
    second.join()
    assert first.exitcode == 0
