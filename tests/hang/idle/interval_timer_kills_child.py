"""As above by setitimer, whose first shot is to come after 0.7 s."""

import signal
from multiprocessing import Event, Process


def work():
    signal.setitimer(signal.ITIMER_REAL, 0.7, 0.1)
    Event().wait()


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGALRM
