"""Questions on the order of events."""

from __future__ import annotations

from grader.evidence.event import Event
from grader.evidence.order.walk import Walk
from grader.evidence.run import Run, once_per_run


class Order:
    """``before`` means: in every run in which both happen, and the same thread gets each lock first."""

    def __init__(self, run: Run, with_locks: bool = True) -> None:
        walk = Walk(run, with_locks)
        self.place, self.known = walk.place, walk.known
        self._processes = [event.process for event in run.events]
        self._numbers = {id(event): number for number, event in enumerate(run.events)}

    @staticmethod
    def of(run: Run) -> Order:
        """With every edge, those from a lock's release to its next acquisition included."""
        return _with_locks(run)

    @staticmethod
    def without_locks(run: Run) -> Order:
        """What does not depend on who got a lock first."""
        return _without_locks(run)

    def before(self, one: Event, other: Event) -> bool:
        """Whether the first was over when the second happened, for certain."""
        return self.is_before(self.number(one), self.number(other))

    def concurrent(self, one: Event, other: Event) -> bool:
        """Whether nothing puts them in order."""
        first, second = self.number(one), self.number(other)
        return first != second and not self.is_before(first, second) and not self.is_before(second, first)

    def is_before(self, first: int, second: int) -> bool:
        """The same for the numbers of two events."""
        process = self._processes[first]
        if process == self._processes[second]:
            return first < second
        return self.known[second][process] >= self.place[first]

    def number(self, event: Event) -> int:
        """An event's place in ``Evidence.events``."""
        return self._numbers[id(event)]


_with_locks = once_per_run(Order)
_without_locks = once_per_run(lambda run: Order(run, with_locks=False))
