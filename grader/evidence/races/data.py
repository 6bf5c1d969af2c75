"""The rules for shared data.

An update (R2) must hold one lock from its read to its write which whoever else writes holds too, or start,
join and messages put them in order.  Single reads and writes of a Value with a lock and of what a manager
holds are whole in themselves; in memory without a lock any pair counts, unless a literal is stored: a flag.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from grader.evidence.location import overlap
from grader.evidence.order import Order
from grader.evidence.races.pairs import unordered
from grader.evidence.races.touches import Group, Groups, Touch, share
from grader.evidence.races.updates import Update
from grader.evidence.source import Flow

Lines = frozenset[tuple[str | None, int | None]]


@dataclass(frozen=True, slots=True)
class Found:
    """``rule`` says which sentence tells it; ``touches`` are those that the race is told by."""

    rule: str
    touches: tuple[Touch, ...]


def lines_of(*touches: Touch) -> Lines:
    return frozenset((touch.event.file, touch.event.line) for touch in touches)


def racing_updates(found: Iterable[Update], groups: dict[str, Groups], order: Order) -> Iterator[Found]:
    """Updates into which somebody else's write may fall; each pair of lines once."""
    alike: dict[tuple[Any, ...], list[Update]] = defaultdict(list)
    for update in found:
        if update.write.thing in groups:
            alike[_likeness(update)].append(update)
    every = [some for _, some in sorted(alike.items(), key=lambda one: one[0][:3])]
    seen: set[tuple[str, Lines]] = set()
    for is_foreign in (_writes, _looks_too):
        for some in every:
            yield from _races_of(some, groups[some[0].write.thing], order, is_foreign, seen)


def _races_of(
    some: Sequence[Update],
    groups: Groups,
    order: Order,
    is_foreign: Callable[[Group, Update], bool],
    seen: set[tuple[str, Lines]],
) -> Iterator[Found]:
    first = some[0]
    for group in groups.near(first.read.part):
        pair = first.write.thing, lines_of(first.write, group.touches[0])
        if pair in seen or group.process == first.write.event.process or share(group.locks, first.locks):
            continue
        race = _between(some, group, order) if is_foreign(group, first) else None
        if race is not None:
            seen |= {pair, (first.write.thing, lines_of(first.write, first.read))}
            yield race


def _likeness(update: Update) -> tuple[Any, ...]:
    read, write = update.read, update.write
    lines = write.event.file or "", read.event.line or 0, write.event.line or 0
    return lines, write.event.process, read.part, write.part, write.thing, write.event.thread, update.locks


def _writes(group: Group, update: Update) -> bool:
    """Somebody else's write may fall into the update."""
    return group.writes and overlap(group.part, update.read.part)


def _looks_too(group: Group, update: Update) -> bool:
    """So may that of somebody who looked in the same line and would have written if he had found it so."""
    read = update.read.event
    same_look = not group.writes and (group.file, group.line) == (read.file, read.line)
    return update.by == "test" and same_look and overlap(group.part, update.write.part)


def _between(some: Sequence[Update], group: Group, order: Order) -> Found | None:
    others = [touch.number for touch in group.touches]
    for ends in ([update.read.number for update in some], [update.write.number for update in some]):
        pair = unordered(order, ends, others)
        if pair is not None:
            update = some[pair[0]]
            return Found(update.by, (update.read, update.write, group.touches[pair[1]]))
    return None


def racing_raw(groups: Groups, order: Order, flow: Flow, program: str) -> Iterator[Found]:
    """Pairs in memory without a lock of its own; each pair of lines once."""
    seen: set[Lines] = set()
    for one in groups:
        if not one.writes or _is_flag(one, flow, program):
            continue
        for other in groups.near(one.part):
            key = lines_of(one.touches[0], other.touches[0])
            if key in seen or not _may_clash(one, other):
                continue
            if other.writes and _is_flag(other, flow, program):
                continue
            pair = unordered(order, [t.number for t in one.touches], [t.number for t in other.touches])
            if pair is not None:
                seen.add(key)
                rule = "raw writes" if other.writes else "raw"
                yield Found(rule, (one.touches[pair[0]], other.touches[pair[1]]))


def _may_clash(one: Group, other: Group) -> bool:
    if one.process == other.process or (one.is_atomic and other.is_atomic):
        return False
    return overlap(one.part, other.part) and not share(one.locks, other.locks)


def _is_flag(group: Group, flow: Flow, program: str) -> bool:
    return group.file == program and group.line is not None and flow.stores_literal(group.line)
