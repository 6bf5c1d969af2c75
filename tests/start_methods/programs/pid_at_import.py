"""A global pid that is meant to be main's, and is another one where the file is imported again."""

import os
from multiprocessing import Process

MAIN = os.getpid()


def check(sent):
    assert sent == MAIN, "sent by somebody else"


if __name__ == "__main__":
    p = Process(target=check, args=(os.getpid(),))
    p.start()
    p.join()
    raise SystemExit(p.exitcode)
