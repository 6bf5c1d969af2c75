"""What is around a program while it runs: nothing but a folder (``plain``), or a jail (``jail/``)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from grader.evidence import Collected, Scenario
from grader.sandbox.pids import Pids
from grader.sandbox.workfolder import Place


class Started(NamedTuple):
    """The program's first process, and whose descendants all processes of the run are, both by our pids; and
    from when its time counts, in nanoseconds of CLOCK_MONOTONIC."""

    main: int
    root: int
    began: int


class Ended(NamedTuple):
    """A process that was reaped: the pid that it knew itself by, its wait status, and the CPU seconds of it
    and of those that it had reaped itself."""

    pid: int
    status: int
    cpu: float


class Enclosure(Protocol):
    """One run's surroundings.  ``place`` and ``probe`` (the probe's folder) are as the program sees them."""

    place: Place
    probe: Path
    pids: Pids
    jailed: bool

    def start(self, scenario: Scenario, address: str, descriptors: Sequence[int]) -> Started:
        """Begin the run on these descriptors; ``address`` is the socket at which its probes are to say hello.

        JailError if the program could not be started.
        """

    def ended(self) -> Iterator[Ended]:
        """Who has ended since this was asked last; never waits."""

    @property
    def witness(self) -> int | None:
        """A descriptor that becomes readable when somebody has ended, if there is one."""

    def memory_taken(self) -> int | None:
        """Bytes at the most, if the kernel killed somebody because the run had taken all that it may."""

    def kept(self) -> int:
        """Bytes of memory that hold the names of the run's files, which no process is charged for."""

    def collect(self, names: Sequence[str]) -> tuple[Collected, ...]:
        """What lies in the work folder under these names, when nothing runs any more."""

    def left(self, segments: Collection[str]) -> Collection[str]:
        """Which of these entries of /dev/shm are still there, when nothing runs any more; they go away."""

    def close(self) -> None:
        """Everybody is dead: take away what was put around them."""
