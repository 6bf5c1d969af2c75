"""Which thread held which lock at each event."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from grader.evidence.event import Event
from grader.evidence.run import Run, once_per_run

Thread = tuple[int, int]  # index of the process, the kernel's thread id
Held = Sequence[tuple["Taking", ...]]  # by number of an event


@dataclass(frozen=True, slots=True)
class Taking:
    """One acquisition, until its release: by its lock's token and the number of its event."""

    lock: str
    number: int


@dataclass(slots=True)
class Lock:
    """``spare`` counts releases by somebody who did not hold it: it then lets in as many more."""

    kind: str = "Lock"
    initial: int = 1
    spare: int = 0
    made: Event | None = None

    @property
    def capacity(self) -> int:
        return self.initial + self.spare

    @property
    def excludes(self) -> bool:
        """Whether at most one at a time can hold it."""
        return self.capacity <= 1


@dataclass(slots=True)
class Holding:
    """``held`` are, for each event, the acquisitions of its thread that stand when it happens, the oldest
    first; ``signals`` the numbers of releases by somebody who did not hold what he released."""

    locks: dict[str, Lock] = field(default_factory=lambda: defaultdict(Lock))
    held: list[tuple[Taking, ...]] = field(default_factory=list)
    signals: set[int] = field(default_factory=set)
    _stacks: dict[Thread, dict[str, list[Taking]]] = field(default_factory=lambda: defaultdict(dict))
    _now: dict[Thread, tuple[Taking, ...]] = field(default_factory=dict)

    def exclusive(self, number: int) -> frozenset[Taking]:
        """The acquisitions at an event that keep everybody else out."""
        return frozenset(taking for taking in self.held[number] if self.locks[taking.lock].excludes)

    def read(self, run: Run) -> None:
        for number, event in enumerate(run.events):
            if event.kind in _STEPS:
                _STEPS[event.kind](self, number, event)
            self.held.append(self._now.get((event.process, event.thread), ()))
        for numbers, around in list(_held_around(run, self.held)):
            for number in numbers:
                self.held[number] = (*around, *self.held[number])

    def _make(self, _number: int, event: Event) -> None:
        kind, initial = (*event.value.split(" "), "1")[:2]
        places = int(initial) if re.fullmatch(r"\d{1,9}", initial) else 1
        self.locks[event.object] = Lock(kind, places, made=event)

    def _take(self, number: int, event: Event) -> None:
        """An RLock, or a semaphore, may be taken again by the same thread: the first time counts."""
        thread = event.process, event.thread
        self._stacks[thread].setdefault(event.object, []).append(Taking(event.object, number))
        self._changed(thread)

    def _release(self, number: int, event: Event) -> None:
        thread = event.process, event.thread
        takings = self._stacks[thread].get(event.object)
        if takings:
            takings.pop()
            self._changed(thread)
            return
        lock = self.locks[event.object]
        if "Semaphore" in lock.kind or (lock.kind == "Lock" and self._taken_by_another(event.object)):
            lock.spare += 1
            self.signals.add(number)

    def _wait(self, number: int, event: Event) -> None:
        """While a thread waits at a condition others may hold its lock; then it is taken anew."""
        thread = event.process, event.thread
        takings = self._stacks[thread].get(event.object)
        if takings:
            takings[:] = [Taking(event.object, number)] * len(takings)
            self._changed(thread)

    def _taken_by_another(self, token: str) -> bool:
        return any(stack.get(token) for stack in self._stacks.values())

    def _changed(self, thread: Thread) -> None:
        firsts = (takings[0] for takings in self._stacks[thread].values() if takings)
        self._now[thread] = tuple(sorted(firsts, key=lambda taking: taking.number))


_STEPS = {
    "l.new": Holding._make,
    "l.acq": Holding._take,
    "l.rel": Holding._release,
    "n.wait": Holding._wait,
}


def _held_around(run: Run, held: Held) -> Iterator[tuple[list[int], tuple[Taking, ...]]]:
    """Threads that lived while another thread of their process held a lock, from their first event to their
    last: they were started and joined inside.  The numbers of their events, and these acquisitions."""
    lives: dict[Thread, list[int]] = defaultdict(list)
    for number, event in enumerate(run.events):
        lives[event.process, event.thread].append(number)
    ends = {number for numbers in lives.values() for number in (numbers[0], numbers[-1])}
    others = _held_by_others(run, held, ends)
    for numbers in lives.values():
        inside = others[numbers[0]] & others[numbers[-1]]
        if inside:
            yield numbers, tuple(sorted(inside, key=lambda taking: taking.number))


def _held_by_others(run: Run, held: Held, wanted: set[int]) -> dict[int, set[Taking]]:
    """What the other threads of its process held at each wanted event."""
    now: dict[int, dict[int, tuple[Taking, ...]]] = defaultdict(dict)  # by process and thread
    found: dict[int, set[Taking]] = {}
    for number, event in enumerate(run.events):
        here = now[event.process]
        if number in wanted:
            some = (takings for thread, takings in here.items() if thread != event.thread)
            found[number] = {taking for takings in some for taking in takings}
        if held[number]:
            here[event.thread] = held[number]
        else:
            here.pop(event.thread, None)
    return found


@once_per_run
def holding(run: Run) -> Holding:
    """Who held what, when."""
    found = Holding()
    found.read(run)
    return found
