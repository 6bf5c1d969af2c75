"""Read-modify-write: what one thread writes depends on what it read before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from grader.evidence.holding import Thread
from grader.evidence.location import first_part, overlap
from grader.evidence.races.touches import Touch
from grader.evidence.source import Dependence, Flow


@dataclass(frozen=True, slots=True)
class Update:
    """``locks`` are those held without a break from the read to the write."""

    read: Touch
    write: Touch
    by: Dependence
    locks: frozenset[str]


class _Reads:
    """What one thread has read of one thing: the last read of each part at each line."""

    def __init__(self) -> None:
        self._by_part: dict[str | None, dict[tuple[object, ...], Touch]] = defaultdict(dict)
        self._by_line: dict[tuple[object, ...], Touch] = {}

    def add(self, read: Touch) -> None:
        line = read.event.file, read.event.line
        self._by_part[first_part(read.part)][(*line, read.part)] = read
        self._by_line[line] = read

    def before(self, write: Touch) -> list[Touch]:
        """Those that a write may depend on, the last one first."""
        first = first_part(write.part)
        if first is None:
            found = [*self._by_line.values()]
        else:
            found = [*self._by_part[first].values(), *self._by_part[None].values()]
        near = (read for read in found if overlap(read.part, write.part))
        return sorted(near, key=lambda read: read.number, reverse=True)


def updates(found: Iterable[Touch], flow: Flow, program: str) -> Iterator[Update]:
    """The updates of shared things, in the order of their writes.

    Of several reads the last one on which the write depends counts: who looks again under a lock has a right
    to have looked before without.
    """
    dependences: dict[tuple[object, ...], Dependence | None] = {}
    reads: dict[tuple[Thread, str], _Reads] = defaultdict(_Reads)
    for touch in found:
        event = touch.event
        mine = reads[(event.process, event.thread), touch.thing]
        if not touch.writes:
            mine.add(touch)
            continue
        for read in mine.before(touch):
            lines = event.file, event.line, read.event.file, read.event.line, read.event.value
            if lines not in dependences:
                dependences[lines] = _depends(touch, read, flow, program)
            by = dependences[lines]
            if by is not None:
                held = frozenset(taking.lock for taking in read.takings & touch.takings)
                yield Update(read, touch, by, held)
                break


def _depends(write: Touch, read: Touch, flow: Flow, program: str) -> Dependence | None:
    here, there = write.event, read.event
    if here.line is None or there.line is None or here.file != there.file:
        return None
    if here.file != program:  # only its own line is known
        return "value" if here.line == there.line else None
    by = flow.depends(here.line, on=there.line)
    if by is None or not flow.stores_literal(here.line):
        return by
    is_taken = there.value == "__contains__" or flow.claims(here.line, after=there.line)
    return by if is_taken else None
