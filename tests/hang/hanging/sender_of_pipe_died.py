"""The child dies before it sends; the parent's own copy of the child's end keeps the pipe open."""

import sys
from multiprocessing import Pipe, Process


def work(connection):
    sys.exit(3)
    connection.send("done")


if __name__ == "__main__":
    ours, theirs = Pipe()
    child = Process(target=work, args=(theirs,))
    child.start()
    answer = ours.recv()
    child.join()
