"""What is known of one process of a run."""

from __future__ import annotations

import time
from dataclasses import dataclass

from grader.evidence.process import ExitFrom, PpidFrom, Role
from grader.sandbox import kernel


@dataclass(eq=False, slots=True)
class Record:
    """One process, filled in while the run goes on.  ``pid`` is ours for it, 0 while only reported from a
    jail; ``inside`` its own, None if that is unknown, as is ``ppid``.  ``order`` sorts records by when they
    were started."""

    pid: int
    inside: int | None
    start: int | None = None  # ticks since boot; None while only reported
    order: int = 0  # nanoseconds of CLOCK_MONOTONIC
    ppid: int | None = None
    ppid_from: PpidFrom | None = None
    parent: Record | None = None
    starter: Record | None = None
    observed: bool = False
    fresh: bool = False  # its first hello came from a new interpreter, not from a fork
    reported_role: str = ""
    begun: bool = False  # it was about to call run()
    command: str = ""
    cpu: float = 0.0
    pidfd: int | None = None
    watched: bool = False  # its pidfd was handed to the loop
    channel: int | None = None  # inode of its end of the probe's connection
    began_at: int | None = None  # of its first hello, nanoseconds of CLOCK_MONOTONIC
    ended_at: int | None = None  # when its end was seen
    status: int | None = None
    exit_code: int | None = None
    exit_from: ExitFrom | None = None
    reported_exit: int | None = None

    @property
    def ended(self) -> bool:
        return self.ended_at is not None

    def has_ended(self) -> None:
        self.ended_at = self.ended_at or time.monotonic_ns()

    def settle_exit(self) -> None:
        """The run is over: from all that was told, how it ended."""
        if self.status is not None:
            self.exit_code = kernel.exit_code(self.status)
        elif self.start is not None and not self.ended:
            self.exit_code, self.exit_from = -9, "killed_by_kit"
        elif self.reported_exit is not None:
            self.exit_code, self.exit_from = self.reported_exit, "event"

    @property
    def library_role(self) -> Role | None:
        """Fork server and resource tracker, by the whole command line; their forks inherit that line."""
        if self.fresh and "multiprocessing.forkserver" in self.command:
            return "fork_server"
        if self.fresh and "multiprocessing.resource_tracker" in self.command:
            return "resource_tracker"
        return None
