"""Read-modify-write: what one thread writes depends on what it read before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from grader.evidence.holding import Thread
from grader.evidence.location import overlap
from grader.evidence.races.touches import Touch
from grader.evidence.source import Dependence, Flow


@dataclass(frozen=True, slots=True)
class Update:
    """``locks`` are those held without a break from the read to the write."""

    read: Touch
    write: Touch
    by: Dependence
    locks: frozenset[str]


def updates(found: Iterable[Touch], flow: Flow, program: str) -> Iterator[Update]:
    """The updates of shared things, in the order of their writes.

    Of several reads the last one on which the write depends counts: who looks again under a lock has a right
    to have looked before without.
    """
    reads: dict[tuple[Thread, str], dict[tuple[object, ...], Touch]] = defaultdict(dict)
    for touch in found:
        event = touch.event
        mine = reads[(event.process, event.thread), touch.thing]
        if not touch.writes:
            key = event.file, event.line, touch.part
            mine.pop(key, None)
            mine[key] = touch  # the last of all
            continue
        for read in reversed(mine.values()):
            by = _depends(touch, read, flow, program) if overlap(read.part, touch.part) else None
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
