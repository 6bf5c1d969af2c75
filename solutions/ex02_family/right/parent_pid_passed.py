import os
import sys
from multiprocessing import Process


def grandchild(name, parent_pid):
    print(f"{name} {os.getpid()} started by {parent_pid}")


def child(name, parent_pid, next_name):
    print(f"{name} {os.getpid()} started by {parent_pid}")
    p = Process(target=grandchild, args=(next_name, os.getpid()))
    p.start()
    p.join()


if __name__ == "__main__":
    print(f"{sys.argv[1]} {os.getpid()} started by {os.getppid()}")
    p = Process(target=child, args=(sys.argv[2], os.getpid(), sys.argv[3]))
    p.start()
    p.join()
