"""Nothing survives: stop all, then kill all, in rounds until calm."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Collection

from grader.sandbox import proctree

_CALM_ROUNDS = 5
_MAX_ROUNDS = 2000


def sweep(root: int, keep: Collection[int] = ()) -> None:
    """Kill and reap every descendant of ``root`` (this process, a subreaper) except ``keep`` and theirs.

    Stopping first keeps a process that forks faster than we kill from slipping through: a stopped one
    forks no more.  One round without survivors proves little while the kernel's list of children is in
    motion, so five in a row are asked for.
    """
    calm = 0
    for _ in range(_MAX_ROUNDS):
        victims = list(proctree.descendants(root, keep))
        calm = 0 if victims else calm + 1
        if calm >= _CALM_ROUNDS:
            return
        for number in (signal.SIGSTOP, signal.SIGKILL):
            for pid in victims:
                _send(pid, number)
        _reap(victims)
        if victims:
            time.sleep(0.001)


def halt(root: int) -> None:
    """Stop every descendant of ``root``, so that nobody ends or is born while they are counted."""
    stopped: set[int] = set()
    for _ in range(_MAX_ROUNDS):
        running = set(proctree.descendants(root)) - stopped
        if not running:
            return
        for pid in running:
            _send(pid, signal.SIGSTOP)
        stopped |= running


def _send(pid: int, number: int) -> None:
    try:
        os.kill(pid, number)
    except OSError:
        pass


def _reap(pids: Collection[int]) -> None:
    for pid in pids:
        try:
            os.waitpid(pid, os.WNOHANG)
        except ChildProcessError:
            continue
