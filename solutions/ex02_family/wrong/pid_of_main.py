# caught by: started_by
"""Main's pid is handed down to everybody: right for the child, wrong for the grandchild."""

import os
import sys
from multiprocessing import Process


def say(name, starter):
    print(name, os.getpid(), "started by", starter)


def child(name, grandchild_name, main_pid):
    say(name, main_pid)
    process = Process(target=say, args=(grandchild_name, main_pid))
    process.start()
    process.join()


if __name__ == "__main__":
    say(sys.argv[1], os.getppid())
    process = Process(target=child, args=(sys.argv[2], sys.argv[3], os.getpid()))
    process.start()
    process.join()
