"""Which locks a thread held at an event: ``evidence.held(event)``, at each print for instance."""

from __future__ import annotations

from dataclasses import dataclass

from grader.evidence.event import Event
from grader.evidence.holding import holding
from grader.evidence.order import Order
from grader.evidence.run import Run


@dataclass(frozen=True, slots=True)
class HeldLock:
    """``token`` is the same for one lock in all processes, ``kind`` its class, ``made`` where it was made
    (None if unseen), ``taken`` where it was taken; ``excludes``: nobody else can hold it meanwhile."""

    token: str
    kind: str
    made: Event | None
    taken: Event
    excludes: bool


def held(run: Run, event: Event) -> tuple[HeldLock, ...]:
    """The locks that were held by the thread of an event, the one that it took first in front.

    Raises EventsMissing if not all that was taken and released is known.
    """
    run.happened("l.new", "l.acq", "l.rel", "n.wait")
    found = holding(run)
    takings = found.held[Order.of(run).number(event)]
    return tuple(
        HeldLock(
            token=taking.lock,
            kind=found.locks[taking.lock].kind,
            made=found.locks[taking.lock].made,
            taken=run.events[taking.number],
            excludes=found.locks[taking.lock].excludes,
        )
        for taking in takings
    )
