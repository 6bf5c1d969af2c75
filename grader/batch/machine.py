"""What the machine does, from /proc and the control group."""

from __future__ import annotations

import os
from pathlib import Path

from grader.batch.pace import Load
from grader.sandbox import proctree


def cores() -> int:
    """Those that we may use, by affinity and by the control group's quota."""
    ours = len(os.sched_getaffinity(0))
    try:
        limit = quota(Path("/sys/fs/cgroup/cpu.max").read_text())
    except OSError:
        return ours
    return ours if limit is None else max(1, min(ours, int(limit)))


def quota(cpu_max: str) -> float | None:
    """Cores that ``cpu.max`` allows; None for all."""
    allowed, period = cpu_max.split()
    return None if allowed == "max" else int(allowed) / int(period)


def look() -> Load:
    """The load of this moment; ours are the processes below this one."""
    stats = map(proctree.stat, proctree.descendants(os.getpid()))
    ours = sum(stat is not None and stat.state == "R" for stat in stats)
    return parse(ours, Path("/proc/stat").read_text(), Path("/proc/meminfo").read_text())


def parse(ours: int, stat: str, meminfo: str) -> Load:
    """With the texts of /proc/stat and /proc/meminfo."""
    words = [line.split() for line in stat.splitlines()]
    online = sum(name[:3] == "cpu" and name[3:].isdigit() for name, *_ in words)
    runnable = next(int(fields[0]) for name, *fields in words if name == "procs_running")
    available = next(line.split()[1] for line in meminfo.splitlines() if line.startswith("MemAvailable:"))
    return Load(ours, runnable, online, int(available) / 1024)
