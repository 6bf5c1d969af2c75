"""What the events tell of locks, queues, pipes and tasks: who made them, holds them, used them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from grader.evidence.event import Event

Thread = tuple[int, int]  # index of the process, the kernel's thread id


@dataclass(slots=True)
class Lock:
    """A lock, semaphore, condition… ``made`` is its ``l.new``; ``takings`` are acquires without a release,
    ``spare`` the releases that came first (of a semaphore that counts)."""

    kind: str = "Lock"
    made: Event | None = None
    number: int | None = None  # where several of its kind were made on one line: 1, 2…
    takings: list[Event] = field(default_factory=list)
    spare: int = 0
    notifies: list[Event] = field(default_factory=list)

    @property
    def label(self) -> str:
        return self.kind if self.number is None else f"{self.kind} #{self.number}"

    def take(self, taking: Event) -> None:
        if self.spare:
            self.spare -= 1
        else:
            self.takings.append(taking)

    def release(self, by: Thread) -> None:
        """Its own last taking, or else the oldest: anybody may release a Lock or a Semaphore."""
        own = [taking for taking in self.takings if thread_of(taking) == by]
        if self.takings:
            self.takings.remove(own[-1] if own else self.takings[0])
        elif self.kind in ("Semaphore", "BoundedSemaphore"):
            self.spare += 1


@dataclass(slots=True)
class Queue:
    """``puts`` and ``gets`` are its items' events, ``done`` the number of calls of ``task_done``."""

    kind: str = "Queue"
    made: Event | None = None
    puts: list[Event] = field(default_factory=list)
    gets: list[Event] = field(default_factory=list)
    done: int = 0

    @property
    def takers(self) -> set[int]:
        """The processes that ever took an item out."""
        return {get.process for get in self.gets}


@dataclass(slots=True)
class Ledger:
    """``queues`` and ``pairs`` are by inode, as text, ``locks`` by token.

    ``wanted``      the lock that a thread asked for last and has not got
    ``awaited``     the last wait of a thread for a Condition, Event or Barrier
    ``pairs``       the other end of each end of a two-way pipe
    ``joining``     the pid, as text, that a thread joined last
    ``errors``      the exception that ended a process
    ``unfinished``  the tasks that a process began and did not end
    ``renewed``     the processes whose pool replaced a worker
    """

    locks: dict[str, Lock] = field(default_factory=lambda: defaultdict(Lock))
    queues: dict[str, Queue] = field(default_factory=lambda: defaultdict(Queue))
    pairs: dict[str, str] = field(default_factory=dict)
    wanted: dict[Thread, str] = field(default_factory=dict)
    awaited: dict[Thread, Event] = field(default_factory=dict)
    joining: dict[Thread, str] = field(default_factory=dict)
    errors: dict[int, Event] = field(default_factory=dict)
    unfinished: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    renewed: set[int] = field(default_factory=set)
    failed_callbacks: list[Event] = field(default_factory=list)

    def held_by(self, thread: Thread) -> list[tuple[Lock, Event]]:
        """The locks that a thread has taken and not released, with where it took them."""
        return [
            (lock, taking)
            for lock in self.locks.values()
            for taking in lock.takings
            if thread_of(taking) == thread
        ]


def thread_of(event: Event) -> Thread:
    return event.process, event.thread


def read(events: Iterable[Event]) -> Ledger:
    """The books after all events, which stand in the order of time."""
    ledger = Ledger()
    for event in events:
        _enter(ledger, event)
    _number_those_of_one_line(ledger.locks.values())
    return ledger


def _enter(ledger: Ledger, event: Event) -> None:
    thread, item, value = thread_of(event), event.object, event.value
    match event.kind:
        case "l.new":
            kind = value.split(" ")[0]  # "Semaphore 3"
            ledger.locks[item] = Lock(_MADE_FOR.get(kind, kind), event)
        case "l.wait":
            ledger.wanted[thread] = item
        case "l.acq":
            ledger.wanted.pop(thread, None)
            ledger.locks[item].take(event)
        case "l.rel":
            ledger.locks[item].release(thread)
        case "n.wait":
            ledger.awaited[thread] = event
        case "n.notify":
            ledger.locks[item].notifies.append(event)
        case "q.new":  # it may have the inode of one that was closed
            ledger.queues[item] = Queue(value, event)
        case "q.put":
            ledger.queues[item].puts.append(event)
        case "q.get":
            ledger.queues[item].gets.append(event)
        case "q.done":
            ledger.queues[item].done += 1
        case "c.new":
            ledger.pairs.update({item: value, value: item})
        case "p.start" if value == "worker" and event.line is None:  # not by a line of the student's
            ledger.renewed.add(event.process)
        case "p.joining":
            ledger.joining[thread] = item
        case "p.error":
            ledger.errors[event.process] = event
        case "task.run":
            ledger.unfinished[event.process].add(item)
        case "task.end":
            ledger.unfinished[event.process].discard(item)
        case "cb.end" if value != "ok" and ".x" not in item:  # an executor survives it
            ledger.failed_callbacks.append(event)


_MADE_FOR = {"Synchronized": "Value", "SynchronizedString": "Array", "SynchronizedArray": "Array"}
_SINGLE = ("Lock", "RLock", "Semaphore", "BoundedSemaphore")  # the others are made of several semaphores


def _number_those_of_one_line(locks: Iterable[Lock]) -> None:
    by_line: dict[tuple[object, ...], list[Lock]] = defaultdict(list)
    for lock in locks:
        if lock.made is not None and lock.kind in _SINGLE:
            by_line[lock.kind, lock.made.process, lock.made.file, lock.made.line].append(lock)
    for several in by_line.values():
        for number, lock in enumerate(several, 1):
            lock.number = number if len(several) > 1 else None
