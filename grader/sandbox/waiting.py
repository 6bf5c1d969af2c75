"""How long the processes of a run stood ready without a core, those that have ended included."""

from __future__ import annotations

from collections.abc import Sequence

from grader.sandbox.proctree import Stat, wait_for_cpu

FROM_S = 1.0  # of a run; a shorter one is never asked, and pays nothing


class Waiting:
    """The kernel forgets what a process or thread waited for when it ends; this remembers the last look."""

    def __init__(self) -> None:
        self._seconds: dict[tuple[int, int], float] = {}  # by pid and start

    def look(self, living: Sequence[Stat]) -> None:
        for stat in living:
            who = stat.pid, stat.start
            self._seconds[who] = max(self._seconds.get(who, 0.0), wait_for_cpu(stat.pid))

    def total(self, living: Sequence[Stat]) -> float:
        """Seconds of all threads together, up to now."""
        self.look(living)
        return sum(self._seconds.values())
