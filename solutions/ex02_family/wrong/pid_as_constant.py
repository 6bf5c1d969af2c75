# caught by: own_pid under fork
"""Under fork the children inherit main's constant; under spawn each import makes a new one."""

import multiprocessing
import os
import sys
from multiprocessing import Process

PID = os.getpid()


def say(name):
    parent = multiprocessing.parent_process()
    print(name, PID, "started by", parent.pid if parent else os.getppid())


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
