"""A worker: a small process that does one Task after another.

``python -m grader.batch.worker`` reads an Opening and then Tasks from standard input and answers each on
standard output.  Its main thread forks a supervisor for each run and keeps one warm judge beside it.  It is
deaf to Ctrl-C (the batch decides) and ends when the batch hangs up, in the middle of a run too.
"""

from __future__ import annotations

import fcntl
import os
import select
import signal
import sys
from typing import BinaryIO

from grader import sandbox, wire
from grader.batch.desk import opened
from grader.batch.messages import Answer, Opening, Task
from grader.errors import GradeError


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with(sys.stdin.fileno())
    try:
        _serve(sys.stdin.buffer, _private_stdout())
    finally:
        sandbox.remove_left_folders()  # it may have been interrupted while it did so


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
    """Let the kernel tell when the socket's other end is closed, if only because the batch was killed:
    this ends then as it does when told to, and leaves neither processes nor folders."""

    def look(number: int, frame: object) -> None:
        poll = select.poll()
        poll.register(batch, select.POLLRDHUP)
        if poll.poll(0):
            signal.signal(signal.SIGIO, signal.SIG_IGN)  # what comes after is not interrupted again
            raise SystemExit(128 + signal.SIGHUP)

    signal.signal(signal.SIGIO, look)
    fcntl.fcntl(batch, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(batch, fcntl.F_SETFL, fcntl.fcntl(batch, fcntl.F_GETFL) | os.O_ASYNC)


def _private_stdout() -> BinaryIO:
    """Standard output for answers alone: whatever else is printed goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _say(answers: BinaryIO, answer: Answer) -> None:
    answers.write(wire.encode(answer) + b"\n")
    answers.flush()


if __name__ == "__main__":
    main()
