"""The process that workers are forked from: it has imported once what they all need, pytest most of all.

``python -m grader.batch.nursery`` forks a worker for each socket that comes through its standard input, which
is a socket itself, answers with its pid, and ends when that is closed.  It has one thread, and is deaf to
Ctrl-C (the batch decides).
"""

from __future__ import annotations

import gc
import os
import signal
import socket

from grader.batch import worker
from grader.checks.process import warm_up


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # whose end nobody waits for leaves no zombie
    batch = socket.socket(fileno=os.dup(0))
    os.dup2(2, 1)  # what is printed goes to standard error
    warm_up()
    gc.freeze()
    while True:
        message, descriptors, *_ = socket.recv_fds(batch, 1, 1)
        if not message:
            return
        os.set_inheritable(descriptors[0], False)
        pid = os.fork()
        if pid == 0:
            batch.close()
            worker.main(socket.socket(fileno=descriptors[0]))
        os.close(descriptors[0])
        batch.sendall(b"%d" % pid)


if __name__ == "__main__":
    main()
