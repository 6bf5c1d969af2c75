# caught by: lines
"""A real family, but main prints everybody's line, with numbers that it was told."""

import multiprocessing
import os
import sys
from multiprocessing import Process, SimpleQueue


def grandchild(told):
    told.put((os.getpid(), multiprocessing.parent_process().pid))


def child(told):
    told.put((os.getpid(), multiprocessing.parent_process().pid))
    process = Process(target=grandchild, args=(told,))
    process.start()
    process.join()


if __name__ == "__main__":
    told = SimpleQueue()
    process = Process(target=child, args=(told,))
    process.start()
    print(sys.argv[1], os.getpid(), "started by", os.getppid())
    for name in sys.argv[2:]:
        pid, starter = told.get()
        print(name, pid, "started by", starter)
    process.join()
