"""Processes that print with nothing that puts it in order (OUT)."""

from __future__ import annotations

from collections.abc import Iterator

from grader.evidence.gaps import Gaps
from grader.evidence.holding import holding
from grader.evidence.order import Order
from grader.evidence.races.data import Found, Lines, lines_of
from grader.evidence.races.pairs import unordered
from grader.evidence.races.touches import Groups, Touch, share
from grader.evidence.run import Run


def mixed_output(run: Run, order: Order) -> Iterator[Found]:
    """Pieces of stdout of two processes that hold no lock in common; each pair of lines once."""
    groups = Groups()
    for touch in _pieces(run):
        groups.add(touch)
    seen: set[Lines] = set()
    every = list(groups)
    for place, one in enumerate(every):
        for other in every[place + 1 :]:
            key = lines_of(one.touches[0], other.touches[0])
            if key in seen or one.process == other.process or share(one.locks, other.locks):
                continue
            pair = unordered(order, [t.number for t in one.touches], [t.number for t in other.touches])
            if pair is not None:
                seen.add(key)
                yield Found("output", (one.touches[pair[0]], other.touches[pair[1]]))


def _pieces(run: Run) -> Iterator[Touch]:
    held, gaps = holding(run), Gaps(run)
    for number, event in enumerate(run.events):
        if event.kind == "o.w" and event.file == run.program and number < gaps.before(event.process):
            takings = held.exclusive(number)
            locks = frozenset(taking.lock for taking in takings)
            yield Touch(number, event, "stdout", "", takings, locks)
