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
from contextlib import suppress

from grader import sandbox, wire
from grader.batch import worker
from grader.batch.messages import Opening, Task
from grader.checks import process as checks
from grader.evidence import Evidence


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    batch = socket.socket(fileno=os.dup(0))
    os.dup2(2, 1)  # what is printed goes to standard error
    _warm_up()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # whose end nobody waits for leaves no zombie
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


def _warm_up() -> None:
    """Also msgspec, which looks at the fields of a record when it first reads one."""
    checks.warm_up()
    sandbox.warm_up()
    for kind in (Opening, Task, Evidence):
        with suppress(ValueError):
            wire.decode(b"{}", kind)


if __name__ == "__main__":
    main()
