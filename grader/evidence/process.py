"""One process of the run, as the supervisor and the kernel saw it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from grader.evidence.text import Who

Role = Literal["main", "child", "worker", "manager", "fork_server", "resource_tracker", "other"]
PpidFrom = Literal["kernel", "probe"]
ExitFrom = Literal["wait", "pidfd", "zombie", "event", "killed_by_kit"]


@dataclass(frozen=True, slots=True)
class Process:
    """``index`` is its place in ``Evidence.processes``; records refer to it, because pids wrap.

    ``name``        ``main``, ``child 1``, ``child 1.2`` (second started by child 1), ``worker 1`` …
    ``ppid``        the parent by the kernel's word at the hello (or, where that parent was already gone,
                    by the probe's: ``ppid_from``).  Under forkserver this is the fork server.
    ``started_by``  index of the process that called ``start()``, ``fork`` or ``Popen``; None for main.
    ``exit_code``   negative for a signal; None where nobody knows.  ``exit_from`` says who told.
    ``observed``    False if it never said hello: nothing may be concluded from its silence.
    ``cpu_s``       CPU seconds as last seen; a short-lived process may show 0.
    ``began_s``     when it said hello, ``ended_s`` when its end was seen: seconds since the run began.
    """

    index: int
    name: str
    role: Role
    pid: int | None = None
    ppid: int | None = None
    ppid_from: PpidFrom | None = None
    started_by: int | None = None
    exit_code: int | None = None
    exit_from: ExitFrom | None = None
    observed: bool = True
    cpu_s: float = 0.0
    command: str = ""
    began_s: float | None = None
    ended_s: float | None = None

    @property
    def who(self) -> Who:
        return Who(self.name, self.pid)

    @property
    def is_library(self) -> bool:
        """Whether it belongs to multiprocessing itself and is nobody's child in the student's sense."""
        return self.role in ("fork_server", "resource_tracker")
