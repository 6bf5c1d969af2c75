# caught by: started_by
"""In main parent_process() is None, and the own pid is no way out."""

import multiprocessing
import os
import sys
from multiprocessing import Process


def say(name):
    parent = multiprocessing.parent_process() or multiprocessing.current_process()
    print(name, os.getpid(), "started by", parent.pid)


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
