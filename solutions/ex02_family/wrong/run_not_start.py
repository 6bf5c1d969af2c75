# caught by: tree
"""The grandchild's function is run in the child: same pid."""

import multiprocessing
import os
import sys
from multiprocessing import Process


def say(name):
    parent = multiprocessing.parent_process()
    print(name, os.getpid(), "started by", parent.pid if parent else os.getppid())


def child(name, grandchild_name):
    say(name)
    Process(target=say, args=(grandchild_name,)).run()


if __name__ == "__main__":
    say(sys.argv[1])
    process = Process(target=child, args=(sys.argv[2], sys.argv[3]))
    process.start()
    process.join()
