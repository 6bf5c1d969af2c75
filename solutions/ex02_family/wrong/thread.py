# caught by: tree
"""A thread is not a grandchild: it has its process's pid."""

import multiprocessing
import os
import sys
import threading
from multiprocessing import Process


def say(name):
    parent = multiprocessing.parent_process()
    print(name, os.getpid(), "started by", parent.pid if parent else os.getppid())


def child(name, grandchild_name):
    say(name)
    thread = threading.Thread(target=say, args=(grandchild_name,))
    thread.start()
    thread.join()


if __name__ == "__main__":
    say(sys.argv[1])
    process = Process(target=child, args=(sys.argv[2], sys.argv[3]))
    process.start()
    process.join()
