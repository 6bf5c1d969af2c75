"""Each access to shared data, with the locks that stood over it; and accesses that are alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from grader.evidence.event import Event
from grader.evidence.gaps import Gaps
from grader.evidence.holding import Taking, holding
from grader.evidence.location import ACCESSES, first_part, split
from grader.evidence.run import Run


@dataclass(frozen=True, slots=True)
class Touch:
    """``number`` is that of its event; ``takings`` the acquisitions that kept others out, ``locks`` their
    locks, and that which the library takes for a single access."""

    number: int
    event: Event
    thing: str
    part: str
    takings: frozenset[Taking]
    locks: frozenset[str]

    @property
    def writes(self) -> bool:
        return self.event.kind.endswith("w")

    @property
    def is_atomic(self) -> bool:
        """Whether nobody else can come in between: a Value with a lock, anything that a manager holds."""
        return self.event.value == "sync" or self.event.kind.startswith("m.")


@dataclass(slots=True)
class Group:
    """Accesses of one process at one line to one part, under the same locks: judged as one.

    In ``touches`` they stand in the order of time."""

    process: int
    file: str | None
    line: int | None
    part: str
    writes: bool
    is_atomic: bool
    locks: frozenset[str]
    touches: list[Touch] = field(default_factory=list)


def share(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two that hold these have a lock in common."""
    return bool(one & other)


def touches(run: Run) -> Iterator[Touch]:
    """All accesses that can be judged, in the order of time."""
    found, own = list(_seen(run)), _own_locks(run)
    for thing, count in _locks_used(found).items():
        if thing not in own and count:  # it was given a lock that was there: the one that is taken most
            own[thing] = max(sorted(count), key=lambda lock: count[lock])
    for touch in found:
        is_locked = touch.event.value == "sync" and touch.thing in own
        yield replace(touch, locks=touch.locks | {own[touch.thing]}) if is_locked else touch


def _seen(run: Run) -> Iterator[Touch]:
    held, gaps = holding(run), Gaps(run)
    for number, event in enumerate(run.events):
        if event.kind in ACCESSES and number < gaps.before(event.process):
            thing, part = split(event.kind, event.object)
            takings = held.exclusive(number)
            yield Touch(number, event, thing, part, takings, frozenset(taking.lock for taking in takings))


def _locks_used(found: list[Touch]) -> dict[str, Counter[str]]:
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for touch in found:
        used[touch.thing].update(touch.locks)
    return used


def _own_locks(run: Run) -> dict[str, str]:
    """The lock of each Value and Array that made one for itself, right after its memory."""
    found: dict[str, str] = {}
    last: dict[tuple[int, int], Event] = {}
    for event in run.events:
        before = last.get((event.process, event.thread))
        new = event.kind, event.value, event.file, event.line
        if before is not None and before.kind == "v.new" and new == ("l.new", "RLock", *new[2:]):
            found[before.object] = event.object
        last[event.process, event.thread] = event
    return found


class Groups:
    """The accesses to one thing, put together."""

    def __init__(self) -> None:
        self._all: dict[tuple[object, ...], Group] = {}
        self._by_part: dict[str | None, list[Group]] | None = None

    def add(self, touch: Touch) -> None:
        event = touch.event
        key = (event.process, event.file, event.line, touch.part, touch.writes, touch.is_atomic, touch.locks)
        if key not in self._all:
            self._all[key] = Group(*key)
        self._all[key].touches.append(touch)

    def __iter__(self) -> Iterator[Group]:
        """By process and line, so that the same are told in every run as far as possible."""
        return iter(sorted(self._all.values(), key=lambda one: (one.process, one.line or 0, one.part)))

    def near(self, part: str) -> Iterator[Group]:
        """Those that may touch this part too."""
        if self._by_part is None:
            self._by_part = defaultdict(list)
            for group in self:
                self._by_part[first_part(group.part)].append(group)
        first = first_part(part)
        if first is None:
            yield from self
        else:
            yield from self._by_part.get(first, ())
            yield from self._by_part.get(None, ())


def by_thing(found: list[Touch]) -> dict[str, Groups]:
    """The accesses to each thing that several processes touch and somebody writes."""
    users: dict[str, set[int]] = defaultdict(set)
    for touch in found:
        users[touch.thing].add(touch.event.process)
    groups: dict[str, Groups] = defaultdict(Groups)
    for touch in found:
        if len(users[touch.thing]) > 1:
            groups[touch.thing].add(touch)
    return groups
