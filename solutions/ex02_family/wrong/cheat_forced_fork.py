# caught by: method under spawn, forkserver
"""os.getppid() made right by forbidding the start methods under which it is not."""

import multiprocessing
import os
import sys
from multiprocessing import Process


def say(name):
    print(name, os.getpid(), "started by", os.getppid())


def child(name, grandchild_name):
    say(name)
    process = Process(target=say, args=(grandchild_name,))
    process.start()
    process.join()


if __name__ == "__main__":
    multiprocessing.set_start_method("fork", force=True)
    say(sys.argv[1])
    process = Process(target=child, args=(sys.argv[2], sys.argv[3]))
    process.start()
    process.join()
