"""Stretches of time that two events enclose: a task, a callback, a lock that is held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple

from grader.evidence.deadlock.ledger import thread_of
from grader.evidence.event import Event

_EXCLUSIVE = ("Lock", "RLock", "Semaphore", "BoundedSemaphore", "Value", "Array")


class Stretch(NamedTuple):
    """``end`` is None where the second event never came."""

    begun: Event
    end: int | None


def tasks(events: Sequence[Event]) -> Iterator[Stretch]:
    return _between(events, ("task.run",), ("task.end",), _by_thread_and_object)


def callbacks(events: Sequence[Event]) -> Iterator[Stretch]:
    return _between(events, ("cb.run", "eb.run"), ("cb.end", "eb.end"), _by_thread_and_object)


def holdings(events: Sequence[Event], kinds: dict[str, str]) -> Iterator[Stretch]:
    """Locks held, by token; ``kinds`` are the classes of the locks: what is made of several locks is none."""
    of_locks = [event for event in events if kinds.get(event.object, "Lock").startswith(_EXCLUSIVE)]
    return _between(of_locks, ("l.acq",), ("l.rel",), _by_object)


def _by_thread_and_object(event: Event) -> Hashable:
    return *thread_of(event), event.object


def _by_object(event: Event) -> Hashable:
    return event.process, event.object


def _between(
    events: Sequence[Event],
    begins: tuple[str, ...],
    ends: tuple[str, ...],
    key: Callable[[Event], Hashable],
) -> Iterator[Stretch]:
    opened: dict[Hashable, list[Event]] = defaultdict(list)
    for event in events:
        if event.kind in begins:
            opened[key(event)].append(event)
        elif event.kind in ends and opened[key(event)]:
            yield Stretch(opened[key(event)].pop(), event.at)
    yield from (Stretch(event, None) for several in opened.values() for event in several)
