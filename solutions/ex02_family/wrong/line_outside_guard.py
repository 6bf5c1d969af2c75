# caught by: lines under spawn, forkserver
"""Main's line is printed by everybody who imports the file."""

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


say(sys.argv[1])
if __name__ == "__main__":
    process = Process(target=child, args=(sys.argv[2], sys.argv[3]))
    process.start()
    process.join()
