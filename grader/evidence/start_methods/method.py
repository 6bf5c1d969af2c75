"""How the processes of a run came to be: by fork, as a new interpreter, or out of a fork server."""

from __future__ import annotations

import re
from typing import Literal

from grader.evidence.evidence import Evidence

Method = Literal["fork", "spawn", "forkserver"]

_SPAWNED = "from multiprocessing.spawn import spawn_main"


def method_of(evidence: Evidence) -> str:
    """The scenario's start method, or the default of the Python that ran it."""
    return evidence.scenario.start_method or default_method(evidence.python)


def default_method(python: str) -> Method:
    """Linux's: 3.14 changed it."""
    version = tuple(int(number) for number in re.findall(r"\d{1,4}", python)[:2])
    return "forkserver" if version >= (3, 14) else "fork"


def origins(evidence: Evidence) -> dict[int, Method]:
    """What made each process that multiprocessing started, by its index; nothing where nobody knows."""
    servers = {p.pid for p in evidence.processes if p.role == "fork_server"} - {None}
    started = {e.object for e in evidence.events if e.kind == "p.start"}
    made: dict[int, Method] = {}
    for process in evidence.processes:
        if process.role not in ("child", "worker", "manager") or process.started_by is None:
            continue
        if _SPAWNED in process.command:
            made[process.index] = "spawn"
        elif process.ppid in servers:
            made[process.index] = "forkserver"
        elif process.command and str(process.pid) in started:
            made[process.index] = "fork"
    return made
