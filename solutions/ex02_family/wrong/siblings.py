# caught by: tree
"""Main starts both; every printed number is true, but there is no grandchild."""

import multiprocessing
import os
import sys
from multiprocessing import Process


def say(name):
    parent = multiprocessing.parent_process()
    print(name, os.getpid(), "started by", parent.pid if parent else os.getppid())


if __name__ == "__main__":
    say(sys.argv[1])
    child = Process(target=say, args=(sys.argv[2],))
    grandchild = Process(target=say, args=(sys.argv[3],))
    child.start()
    grandchild.start()
    child.join()
    grandchild.join()
