"""Exercise 6: one child answers every message that comes through a pipe.  The task is in README.md.

Try it:   python ex06_pipe.py amber "" basil
"""

import os
import sys
from multiprocessing import Pipe, Process


def func(child_conn, mess):
    child_conn.send(mess)
    print("sent", repr(mess), "by process", os.getpid())
    child_conn.close()


if __name__ == "__main__":
    # The lesson's program, mended: it works.  But there is a new process for every message, nothing ever
    # goes from the parent to the child, and close() in a child closes nothing but the child's own copy.
    parent_conn, child_conn = Pipe()
    for mess in sys.argv[1:]:
        p = Process(target=func, args=(child_conn, mess))
        p.start()
        p.join()
        data = parent_conn.recv()
        print("answer", repr(data))
