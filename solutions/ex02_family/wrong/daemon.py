# caught by: tree
"""A daemon process may not have children."""

import multiprocessing
import os
import sys
from multiprocessing import Process


def say(name):
    parent = multiprocessing.parent_process()
    print(name, os.getpid(), "started by", parent.pid if parent else os.getppid())


def child(name, grandchild_name):
    say(name)
    process = Process(target=say, args=(grandchild_name,))
    process.start()
    process.join()


if __name__ == "__main__":
    say(sys.argv[1])
    process = Process(target=child, args=(sys.argv[2], sys.argv[3]), daemon=True)
    process.start()
    process.join()
