"""The child has sent another signal than the one that its parent awaits."""

import os
import signal
from multiprocessing import Process


def work():
    os.kill(os.getppid(), signal.SIGUSR2)


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1, signal.SIGUSR2})
    child = Process(target=work)
    child.start()
    signal.sigwait({signal.SIGUSR1})
