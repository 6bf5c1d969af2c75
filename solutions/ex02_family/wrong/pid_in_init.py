# caught by: own_pid
"""__init__ is executed by the process that makes the object, not by the one that it becomes."""

import multiprocessing
import os
import sys
from multiprocessing import Process


class Member(Process):
    def __init__(self, names):
        super().__init__()
        self.names = names
        self.me = os.getpid()

    def run(self):
        print(self.names[0], self.me, "started by", multiprocessing.parent_process().pid)
        if len(self.names) > 1:
            member = Member(self.names[1:])
            member.start()
            member.join()


if __name__ == "__main__":
    print(sys.argv[1], os.getpid(), "started by", os.getppid())
    child = Member(sys.argv[2:])
    child.start()
    child.join()
