"""What the machine does, from /proc and the control group."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Reading:
    """``idle_s`` are the seconds that our cores spent idle since boot, all taken together."""

    at: float
    idle_s: float
    runnable: int
    online: int
    free_mb: float


@dataclass(frozen=True, slots=True)
class Machine:
    """``cores`` are those that we may use, by affinity and by the control group's quota; with a quota
    nobody can tell whether they are idle, so they never are."""

    cores: int
    ours: frozenset[int]
    rationed: bool

    def read(self) -> Reading:
        return parse(
            Path("/proc/stat").read_text(), Path("/proc/meminfo").read_text(), self.ours, time.monotonic()
        )


def this_machine() -> Machine:
    ours = frozenset(os.sched_getaffinity(0))
    try:
        limit = quota(Path("/sys/fs/cgroup/cpu.max").read_text())
    except OSError:
        limit = None
    if limit is None or limit >= len(ours):
        return Machine(len(ours), ours, rationed=False)
    return Machine(max(1, int(limit)), ours, rationed=True)


def quota(cpu_max: str) -> float | None:
    """Cores that ``cpu.max`` allows; None for all."""
    allowed, period = cpu_max.split()
    return None if allowed == "max" else int(allowed) / int(period)


def parse(stat: str, meminfo: str, ours: frozenset[int], at: float) -> Reading:
    """The texts of /proc/stat and /proc/meminfo."""
    idle, runnable, online = 0, 0, 0
    for line in stat.splitlines():
        name, *fields = line.split()
        if name[:3] == "cpu" and name[3:].isdigit():
            online += 1
            idle += int(fields[3]) + int(fields[4]) if int(name[3:]) in ours else 0  # iowait is idle
        elif name == "procs_running":
            runnable = int(fields[0])
    available = next(line for line in meminfo.splitlines() if line.startswith("MemAvailable:"))
    return Reading(at, idle / _TICKS, runnable, max(1, online), int(available.split()[1]) / 1024)
