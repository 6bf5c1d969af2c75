"""What this system can do: asked once, here and nowhere else."""

from __future__ import annotations

import functools
import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Capability:
    """``procfs``: /proc shows processes and their children.  ``passcred``: the kernel stamps writers.
    ``seqpacket``: unix SEQPACKET sockets.  ``subreaper``: orphans come back to the supervisor.
    ``fork``: a process can be forked.  ``signals``: POSIX signals and pidfds."""

    procfs: bool
    passcred: bool
    seqpacket: bool
    subreaper: bool
    fork: bool
    signals: bool

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(name for name in self.__slots__ if not getattr(self, name))


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
    )
