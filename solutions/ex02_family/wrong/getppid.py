# caught by: started_by under forkserver
"""Right as long as the kernel's parent is the one that called start()."""

import os
import sys
from multiprocessing import Process


def say(name):
    print(name, os.getpid(), "started by", os.getppid())


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
