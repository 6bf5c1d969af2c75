"""Three generations; multiprocessing itself knows who started whom."""

import multiprocessing
import os
import sys
from multiprocessing import Process


def started_by():
    parent = multiprocessing.parent_process()
    return os.getppid() if parent is None else parent.pid


def say(name):
    print(name, os.getpid(), "started by", started_by())


def start(function, *args):
    process = Process(target=function, args=args)
    process.start()
    process.join()


def child(name, grandchild_name):
    say(name)
    start(say, grandchild_name)


def main(name, child_name, grandchild_name):
    say(name)
    start(child, child_name, grandchild_name)


if __name__ == "__main__":
    main(*sys.argv[1:4])
