"""How many submissions are under way at a time.

A submission takes as many cores as its processes compute with, and none while they sleep, wait or hang;
nobody knows that beforehand.  So the machine is asked: while a core had nothing to do, one more submission
is begun; while more than twice as many threads want to run as there are cores, be they ours or somebody
else's, one fewer, down to half as many as there are cores.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from grader.batch.machine import Machine, Reading

INTERVAL_S = 0.2  # between two looks at the machine
IDLE = 0.5  # of a core
PER_CORE = 8  # submissions at most, so many workers may have to be started

Pace = Callable[[], int]
"""How many submissions should be under way now."""


@dataclass(frozen=True, slots=True)
class Load:
    """What a machine did in an interval.  ``idle`` counts cores, ``runnable`` threads that run or want to,
    on all ``online`` cores; ``free`` is MB of memory."""

    idle: float
    runnable: int
    online: int
    free: float


def decide(now: int, cores: int, load: Load, needs: float) -> int:
    """How many submissions should be under way after ``now``, where each may need ``needs`` MB."""
    if now > (cores + 1) // 2 and (load.runnable > 2 * load.online or load.free < needs):
        return now - 1
    if now < PER_CORE * cores and load.idle >= IDLE and load.free >= 2 * needs:
        return now + 1
    return now


def fixed(number: int) -> Pace:
    return lambda: number


class Adaptive:
    """A pace that follows the machine, beginning with one submission per core."""

    def __init__(self, machine: Machine, needs: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._machine, self._needs, self._clock = machine, needs, clock
        self._now = machine.cores
        self._last, self._at = machine.read(), clock()

    def __call__(self) -> int:
        if self._clock() - self._at >= INTERVAL_S:
            reading = self._machine.read()
            load = between(self._last, reading)
            self._last, self._at = reading, self._clock()
            self._now = decide(self._now, self._machine.cores, load, self._needs)
        return self._now


def between(before: Reading, after: Reading) -> Load:
    """The load from one reading to the next."""
    elapsed = max(after.at - before.at, 1e-3)
    return Load((after.idle_s - before.idle_s) / elapsed, after.runnable, after.online, after.free_mb)


def chosen(jobs: int | None, machine: Machine, needs: float) -> tuple[Pace, int]:
    """The pace, and the most that it asks for: ``jobs`` if somebody said so, else what the machine bears."""
    if jobs is not None or machine.rationed:
        number = jobs or machine.cores
        return fixed(number), number
    return Adaptive(machine, needs), PER_CORE * machine.cores
