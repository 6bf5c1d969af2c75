"""What this system can do: asked once, here and nowhere else."""

from __future__ import annotations

import functools
import os
import socket
import sys
from pathlib import Path
from typing import NamedTuple

from grader.sandbox.calls import MACHINES


class Capability(NamedTuple):
    """``procfs``: /proc shows processes and their children.  ``passcred``: the kernel stamps writers.
    ``seqpacket``: unix SEQPACKET sockets.  ``subreaper``: orphans come back to the supervisor.
    ``fork``: a process can be forked.  ``signals``: POSIX signals and pidfds.
    ``proof``: the system calls and run counters of others can be read, so that a hang can be proved; without
    it a hang ends at the wall limit."""

    procfs: bool
    passcred: bool
    seqpacket: bool
    subreaper: bool
    fork: bool
    signals: bool
    proof: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """What no run can do without."""
        return tuple(name for name in self._fields if name != "proof" and not getattr(self, name))


@functools.cache
def capability() -> Capability:
    """The record for this machine."""
    return Capability(
        procfs=Path("/proc/self/task").is_dir() and Path(f"/proc/self/task/{os.getpid()}/children").exists(),
        passcred=hasattr(socket, "SO_PASSCRED"),
        seqpacket=hasattr(socket, "SOCK_SEQPACKET") and hasattr(socket, "AF_UNIX"),
        subreaper=sys.platform == "linux",
        fork=hasattr(os, "fork"),
        signals=hasattr(os, "pidfd_open"),
        proof=_can_prove(),
    )


def _can_prove() -> bool:
    """Whether calls and counters can be read here, on ourselves; and a table of calls exists."""
    folder = Path(f"/proc/self/task/{os.getpid()}")
    try:
        counted = folder.joinpath("schedstat").read_text().split()[0] != "0"
        return counted and folder.joinpath("syscall").exists() and os.uname().machine in MACHINES
    except (OSError, IndexError):
        return False
