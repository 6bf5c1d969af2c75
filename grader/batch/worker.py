"""A worker: a small process that does one Task after another.

It reads an Opening and then Tasks from its socket and answers each.  Its one thread forks a supervisor for
each run and keeps one warm judge beside it.  It ends when the batch hangs up, in the middle of a run too.
"""

from __future__ import annotations

import fcntl
import os
import select
import signal
import socket
from typing import BinaryIO, NoReturn

from grader import sandbox, wire
from grader.batch.desk import opened
from grader.batch.messages import Answer, Opening, Task
from grader.errors import GradeError


def main(batch: socket.socket) -> NoReturn:
    """In a fork of the nursery."""
    try:
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.dup2(os.open(os.devnull, os.O_RDWR), 0)
        _end_with(batch.fileno())
        _serve(batch.makefile("rb"), batch.makefile("wb"))
    except OSError:
        pass  # nobody listens any more
    finally:
        sandbox.remove_left_folders()  # it may have been interrupted while it did so
        os._exit(0)


def _serve(requests: BinaryIO, answers: BinaryIO) -> None:
    opening = wire.decode(requests.readline(), Opening)
    try:
        with opened(opening) as desk:
            _say(answers, Answer())
            for line in requests:
                _say(answers, Answer(desk.do(wire.decode(line, Task))))
    except GradeError as error:
        _say(answers, Answer(error=str(error)))


def _end_with(batch: int) -> None:
    """Let the kernel tell when the socket's other end is closed, if only because the batch was killed: this
    ends then as it does when told to, and leaves neither processes nor folders."""

    def look(number: int, frame: object) -> None:
        poll = select.poll()
        poll.register(batch, select.POLLRDHUP)
        if poll.poll(0):
            signal.signal(signal.SIGIO, signal.SIG_IGN)  # what comes after is not interrupted again
            raise SystemExit(128 + signal.SIGHUP)

    signal.signal(signal.SIGIO, look)
    fcntl.fcntl(batch, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(batch, fcntl.F_SETFL, fcntl.fcntl(batch, fcntl.F_GETFL) | os.O_ASYNC)


def _say(answers: BinaryIO, answer: Answer) -> None:
    answers.write(wire.encode(answer) + b"\n")
    answers.flush()
