"""The child stops itself, and the parent joins it."""

import os
import signal
from multiprocessing import Process


def work():
    os.kill(os.getpid(), signal.SIGSTOP)


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    child.join()
