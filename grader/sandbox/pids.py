"""Two names for one process: the pid by which we reach it, and the one that it knows itself by.

Without a jail they are the same.  In a jail the program has a pid namespace of its own, and evidence speaks
in that one; the supervisor stays outside and uses its own pids for /proc and signals.
"""

from __future__ import annotations

from typing import Protocol

from grader.sandbox import proctree


class Pids(Protocol):
    """``reaper`` is who takes in orphans, by the program's own word for it."""

    reaper: int

    def inside(self, pid: int) -> int | None:
        """A process's own pid; None if it is gone and nobody knows any more."""

    def outside(self, pid: int) -> int | None:
        """Our pid for one that the program names; None if only the kernel could tell."""

    def thread_inside(self, pid: int, tid: int) -> int:
        """A thread's own id; 0 if it is gone."""

    def thread_outside(self, pid: int, tid: int) -> int:
        """Our id for a thread of process ``pid`` (ours) that names itself ``tid``; 0 if there is none."""


class SamePids:
    """The program runs in our own pid namespace."""

    def __init__(self, reaper: int) -> None:
        self.reaper = reaper

    def inside(self, pid: int) -> int | None:
        return pid

    def outside(self, pid: int) -> int | None:
        return pid

    def thread_inside(self, pid: int, tid: int) -> int:
        return tid

    def thread_outside(self, pid: int, tid: int) -> int:
        return tid


class NamespacedPids:
    """The program runs in a pid namespace below ours; /proc tells both pids while a process lives."""

    reaper = 1

    def inside(self, pid: int) -> int | None:
        return proctree.innermost(f"/proc/{pid}")

    def outside(self, pid: int) -> int | None:
        return None

    def thread_inside(self, pid: int, tid: int) -> int:
        return proctree.innermost(f"/proc/{pid}/task/{tid}") or 0

    def thread_outside(self, pid: int, tid: int) -> int:
        threads = proctree.threads(pid)
        return next((one for one in threads if self.thread_inside(pid, one) == tid), 0)
