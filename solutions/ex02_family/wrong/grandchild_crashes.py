# caught by: no_crash
"""The grandchild prints its line and then dies of an error that nobody asks about."""

import multiprocessing
import os
import sys
from multiprocessing import Process


def say(name):
    parent = multiprocessing.parent_process()
    print(name, os.getpid(), "started by", parent.pid if parent else os.getppid())


def grandchild(name):
    say(name)
    say()


def child(name, grandchild_name):
    say(name)
    process = Process(target=grandchild, args=(grandchild_name,))
    process.start()
    process.join()


if __name__ == "__main__":
    say(sys.argv[1])
    process = Process(target=child, args=(sys.argv[2], sys.argv[3]))
    process.start()
    process.join()
