"""What a program in the jail is born with: an environment, and limits that the kernel keeps."""

from __future__ import annotations

import os
from pathlib import Path

from grader.limits import Limits
from grader.sandbox.jail.bubblewrap import SIZES, TMP
from grader.sandbox.jail.view import EXECUTABLE

_STACK = 8 << 20  # bytes, of a thread


def environment(socket_number: int, limits: Limits) -> dict[str, str]:
    """Made here, nothing of ours; with the order for process 1, which takes it out again."""
    path = f"{Path(EXECUTABLE).parent}:/usr/local/bin:/usr/bin:/bin"
    order = [str(socket_number), *(f"{name}={number}" for name, number in rlimits(limits).items())]
    return {"PATH": path, "HOME": TMP, "TMPDIR": TMP, "LANG": "C.UTF-8", "GRADE_INIT": " ".join(order)}


def most_processes(limits: Limits) -> int:
    """How many processes and threads there can be in the jail: far more than the supervisor allows, since
    threads count here, and zombies."""
    return 256 + 4 * limits.processes


def rlimits(limits: Limits) -> dict[str, int]:
    """A backstop behind the supervisor, per process except NPROC, which counts all threads in the jail.
    Their stacks count as data, though hardly any of it is ever touched."""
    cores, stacks = os.cpu_count() or 1, most_processes(limits) * _STACK
    return {
        "DATA": max(1 << 30, 2 * int(limits.memory * 1e6)) + stacks,
        "AS": max(4 << 30, 8 * int(limits.memory * 1e6)) + stacks,
        "FSIZE": max(SIZES.values()),
        "NOFILE": 1024,
        "NPROC": most_processes(limits),
        "CPU": int(limits.wall * cores) + 5,
        "MSGQUEUE": 0,
        "MEMLOCK": 64 << 10,
        "CORE": 0,
    }
