"""How many submissions are under way at a time.

A submission takes as many cores as its processes compute with, and none while they sleep, wait or hang;
nobody knows that beforehand.  So it is looked at: while no process of ours has to wait for a core, so many
more submissions are begun that one would; while more than twice as many want to run as there are cores,
fewer.  On a machine that others load as well, only half of its cores are ours.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

INTERVAL_S = 0.2  # between two looks
PER_CORE = 8  # submissions at most, since as many workers may have to be started

Pace = Callable[[], int]
"""How many submissions should be under way now."""


@dataclass(frozen=True, slots=True)
class Load:
    """``ours`` are processes of the batch that run or want to; ``all`` are everybody's, on ``online`` cores;
    ``free`` is MB of memory."""

    ours: int
    all: int
    online: int
    free: float


def decide(now: int, cores: int, load: Load, needs: float) -> int:
    """How many submissions should be under way after ``now``, where each may need ``needs`` MB."""
    others = load.all - load.ours
    slots = cores if others <= load.online else (cores + 1) // 2
    if load.ours > 2 * slots or load.free < needs:
        return max(1, now - max(1, now // 8))
    if load.ours <= slots and load.free >= 2 * needs:
        return min(now + slots + 1 - load.ours, PER_CORE * cores)
    return now


def fixed(number: int) -> Pace:
    return lambda: number


class Adaptive:
    """A pace that follows the load, beginning with one submission per core."""

    def __init__(
        self, cores: int, needs: float, look: Callable[[], Load], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._cores, self._needs, self._look, self._clock = cores, needs, look, clock
        self._now, self._at = cores, clock()

    def __call__(self) -> int:
        if self._clock() - self._at >= INTERVAL_S:
            self._now = decide(self._now, self._cores, self._look(), self._needs)
            self._at = self._clock()
        return self._now
