"""Where a thread stood when a run was ended: the kernel's word and its own stack, not yet an explanation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WaitKind = Literal[
    "private_futex", "shared_futex", "read", "write", "accept", "poll", "select", "epoll",
    "child", "signal", "awaited_signal", "timed", "running", "stopped", "unknown",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """One line of a stack.  ``own`` is true for the student's files, whose ``file`` is relative to them."""

    file: str
    line: int
    function: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Blocked:
    """One thread.  ``kind`` is the system call that it slept in (``running`` if it did not sleep).

    ``process``  index into ``Evidence.processes``; ``thread`` the kernel's id, equal to the pid for the
                 process's first thread.
    ``stack``    innermost call first; of a forked child only what it called itself; empty where the
                 interpreter did not answer (no Python, stopped, not observed).
    ``child``    for ``child``: index of the process that it waits for, None for any.
    ``inodes``   for waits on descriptors: the inodes of these pipes and sockets.
    ``ends``     for waits on pipes: indices of the processes that hold the other end open (the writing end
                 for a reader, the reading end for a writer), this process included if it does.
    ``helper``   a thread of the library that may spin: the proof made an exception for it.
    """

    process: int
    thread: int
    kind: WaitKind
    stack: tuple[Frame, ...] = ()
    child: int | None = None
    inodes: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    helper: bool = False
