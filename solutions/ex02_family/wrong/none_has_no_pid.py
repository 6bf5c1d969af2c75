# caught by: ends
"""In main parent_process() is None: AttributeError."""

import multiprocessing
import os
import sys
from multiprocessing import Process


def say(name):
    print(name, os.getpid(), "started by", multiprocessing.parent_process().pid)


def child(name, grandchild_name):
    say(name)
    process = Process(target=say, args=(grandchild_name,))
    process.start()
    process.join()


if __name__ == "__main__":
    process = Process(target=child, args=(sys.argv[2], sys.argv[3]))
    process.start()
    process.join()
    say(sys.argv[1])
