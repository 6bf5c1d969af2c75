"""The parent by os.getppid() is not the process that called start() where a server forks."""

import os
from multiprocessing import Process


def check(main_pid):
    assert os.getppid() == main_pid, (os.getppid(), main_pid)


if __name__ == "__main__":
    p = Process(target=check, args=(os.getpid(),))
    p.start()
    p.join()
    raise SystemExit(p.exitcode)
