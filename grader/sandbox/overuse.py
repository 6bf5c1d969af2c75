"""Whether a run uses more than it may: a pure decision on what was measured."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import NamedTuple

from grader.evidence.ending import Kind
from grader.limits import Limits
from grader.sandbox.proctree import Stat

STILLBORN = 20  # workers of one process that died in a row before any of them had begun


class Usage(NamedTuple):
    """A moment of a run: seconds since its start, its living processes, CPU seconds of the whole tree (those
    that have ended included), how many processes were ever observed, how many workers of one process died in
    a row before they had begun, and bytes of memory that belong to no process."""

    elapsed: float
    living: Sequence[Stat]
    cpu: float
    observed: int
    stillborn: int = 0
    kept: int = 0


class Excess(NamedTuple):
    """A limit that was passed, in its own unit, by which process where it was one alone, and an id of the
    reason where a kind has several; ``starved`` if it was for want of cores and does not count."""

    kind: Kind
    limit: float
    used: float
    pid: int | None = None
    reason: str | None = None
    starved: bool = False


class Dear(NamedTuple):
    """What is measured only when it matters: bytes of a process, shared pages counted in proportion; by how
    much CPU limits are stretched here; seconds that all threads so far stood ready without a core."""

    proportional_memory: Callable[[int], int]
    slowness: Callable[[], float]
    waited: Callable[[], float]


def excess(usage: Usage, limits: Limits, dear: Dear) -> Excess | None:
    """The first limit that is passed."""
    return (
        _stillborn(usage)
        or _processes(usage, limits)
        or _memory(usage, limits, dear.proportional_memory)
        or _cpu_of_one(usage, limits, dear.slowness)
        or _cpu_of_all(usage, limits, dear.slowness)
        or _wall(usage, limits, dear.waited)
    )


def _stillborn(usage: Usage) -> Excess | None:
    """A pool replaces workers that die, for ever if it must; no honest program comes near this many."""
    if usage.stillborn < STILLBORN:
        return None
    return Excess("processes_exceeded", STILLBORN, usage.stillborn, reason="stillborn")


def _processes(usage: Usage, limits: Limits) -> Excess | None:
    count = len(usage.living)
    return Excess("processes_exceeded", limits.processes, count) if count > limits.processes else None


def _memory(usage: Usage, limits: Limits, proportional_memory: Callable[[int], int]) -> Excess | None:
    limit = limits.memory + limits.memory_per_process * len(usage.living)
    if (usage.kept + sum(stat.rss for stat in usage.living)) / 1e6 <= limit:
        return None
    used = (usage.kept + sum(proportional_memory(stat.pid) for stat in usage.living)) / 1e6
    return Excess("memory_exceeded", limit, used) if used > limit else None


def _cpu_of_one(usage: Usage, limits: Limits, slowness: Callable[[], float]) -> Excess | None:
    most = max(usage.living, key=lambda stat: stat.cpu, default=None)
    if most is None or most.cpu <= limits.cpu or most.cpu <= limits.cpu * slowness():
        return None
    return Excess("cpu_exceeded", limits.cpu * slowness(), most.cpu, most.pid)


def _cpu_of_all(usage: Usage, limits: Limits, slowness: Callable[[], float]) -> Excess | None:
    limit = limits.cpu + limits.cpu_per_process * usage.observed
    if usage.cpu <= limit or usage.cpu <= limit * slowness():
        return None
    return Excess("cpu_exceeded", limit * slowness(), usage.cpu)


def _wall(usage: Usage, limits: Limits, waited: Callable[[], float]) -> Excess | None:
    """Time that others kept the program from the cores is given back, unless it fills the machine itself.

    Threads may have waited for each other's turn as well, one after the other, so all their waiting counts.
    """
    if usage.elapsed < limits.wall:
        return None
    fills = usage.cpu > 0.5 * usage.elapsed * (os.cpu_count() or 1)
    too_long = usage.elapsed >= limits.longest
    if not fills and not too_long and usage.elapsed - waited() < limits.wall:
        return None
    return Excess("timed_out", limits.wall, usage.elapsed, starved=too_long and not fills)
