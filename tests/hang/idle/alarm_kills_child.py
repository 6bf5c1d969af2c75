"""A child waits for ever, but its alarm will kill it, and main joins it."""

import signal
from multiprocessing import Event, Process


def work():
    signal.alarm(1)
    Event().wait()


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGALRM
