# caught by: own_pid
"""The two numbers are taken for one another."""

import multiprocessing
import os
import sys
from multiprocessing import Process


def say(name):
    parent = multiprocessing.parent_process()
    print(name, parent.pid if parent else os.getppid(), "started by", os.getpid())


def child(name, grandchild_name):
    say(name)
    process = Process(target=say, args=(grandchild_name,))
    process.start()
    process.join()


if __name__ == "__main__":
    say(sys.argv[1])
    process = Process(target=child, args=(sys.argv[2], sys.argv[3]))
    process.start()
    process.join()
