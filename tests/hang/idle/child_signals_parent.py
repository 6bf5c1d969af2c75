"""sigwait in main; the child sends the signal late."""

import os
import signal
import time
from multiprocessing import Process


def work(main):
    time.sleep(0.6)
    os.kill(main, signal.SIGUSR1)


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
    child = Process(target=work, args=(os.getpid(),))
    child.start()
    assert signal.sigwait({signal.SIGUSR1}) == signal.SIGUSR1
    child.join()
