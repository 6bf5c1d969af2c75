"""Each process is told by a pipe who its starter is; nobody is joined but at the very end."""

import os
import sys
from multiprocessing import Pipe, Process


def announce(name, connection):
    starter = connection.recv()
    print(name, os.getpid(), "started", "by", starter)


def child(name, connection, next_name):
    announce(name, connection)
    give_birth(announce, next_name)


def give_birth(target, name, *more):
    ours, theirs = Pipe()
    Process(target=target, args=(name, theirs, *more)).start()
    ours.send(os.getpid())


if __name__ == "__main__":
    first, second, third = sys.argv[1:]
    print(first, os.getpid(), "started", "by", os.getppid())
    give_birth(child, second, third)
