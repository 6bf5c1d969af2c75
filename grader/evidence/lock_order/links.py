"""Who took one lock while holding another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from grader.evidence.event import Event
from grader.evidence.gaps import Gaps
from grader.evidence.holding import Taking, Thread, holding
from grader.evidence.run import Run

Links = dict[str, dict[str, list["Link"]]]  # by the lock that was held and the lock that was wanted

_KEPT = 6  # of those that are alike


@dataclass(frozen=True, slots=True)
class Link:
    """``actor`` held ``held`` (since event ``taken``) when he asked for ``wanted`` and would have waited for
    it; event ``got`` is when he had it, or asked.  ``guards`` are all other locks that he held already."""

    actor: Thread
    held: str
    wanted: str
    taken: int
    got: int
    guards: frozenset[str]


def links(run: Run) -> Links:
    """All links of a run; of those of one thread at the same lines a few."""
    found: Links = defaultdict(lambda: defaultdict(list))
    alike: dict[tuple[object, ...], int] = defaultdict(int)
    for link in _all(run):
        lines = run.events[link.taken].line, run.events[link.got].line
        key = link.actor, link.held, link.wanted, link.guards, lines
        alike[key] += 1
        if alike[key] <= _KEPT:
            found[link.held][link.wanted].append(link)
    return found


def _all(run: Run) -> Iterator[Link]:
    held, gaps = holding(run), Gaps(run)
    for asked, got in _waits(run):
        event = run.events[asked]
        standing = held.held[asked]
        is_known = asked < gaps.before(event.process)
        if not is_known or not held.locks[event.object].excludes or _has(standing, event.object):
            continue
        for taking in standing:
            if run.events[taking.number].thread == event.thread and held.locks[taking.lock].excludes:
                guards = frozenset(other.lock for other in standing) - {taking.lock}
                actor = event.process, event.thread
                yield Link(actor, taking.lock, event.object, taking.number, got, guards)


def _waits(run: Run) -> Iterator[tuple[int, int]]:
    """Numbers of the ``l.wait`` of each acquire that may block, and of its ``l.acq``, if it came."""
    open_waits: dict[tuple[Thread, str], int] = {}
    for number, event in enumerate(run.events):
        key = _thread(event), event.object
        if event.kind == "l.wait":
            if key in open_waits:  # it gave up the last time
                yield open_waits[key], open_waits[key]
            open_waits[key] = number
        elif event.kind == "l.acq" and key in open_waits:
            yield open_waits.pop(key), number
    for number in open_waits.values():
        yield number, number


def _thread(event: Event) -> Thread:
    return event.process, event.thread


def _has(standing: tuple[Taking, ...], lock: str) -> bool:
    return any(taking.lock == lock for taking in standing)
