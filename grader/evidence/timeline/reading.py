"""What every part of the picture asks of a run: who, where, which thing, in which row, from when to when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from grader.evidence.deadlock.ledger import Ledger, Thread, read, thread_of
from grader.evidence.event import Event
from grader.evidence.evidence import Evidence
from grader.evidence.process import Process
from grader.evidence.text import Text, Who
from grader.evidence.timeline.picture import Place, Point

NS = 1_000_000_000
CALLBACKS = ("cb.run", "eb.run")


@dataclass(frozen=True, slots=True)
class Thing:
    """A lock, queue… as sentences name it: ``Lock #2``, and where it was made."""

    name: str
    made: Place = None


@dataclass(frozen=True, slots=True)
class Run:
    """``shown`` are the processes that have a lane, ``rows`` the row of each thread that is drawn.  ``spans``
    are a thread's first and last event, ``called_back`` the threads that ran callbacks; ``lives`` says when
    each process began and ended, ``ready`` when it began to run the student's function."""

    evidence: Evidence
    events: Sequence[Event]
    ledger: Ledger
    queue_numbers: dict[str, int]
    shown: tuple[Process, ...]
    rows: dict[Thread, int]
    spans: dict[Thread, tuple[int, int]]
    called_back: set[Thread]
    lives: dict[int, tuple[int, int]]
    ready: dict[int, int]
    end: int

    @classmethod
    def of(cls, evidence: Evidence, shown: tuple[Process, ...], threads: int) -> Run:
        indices = {process.index for process in shown}
        events = [event for event in evidence.events if event.process in indices]
        end = _end(evidence, shown, events)
        spans = _spans(events)
        ledger = read(evidence.events)
        return cls(
            evidence=evidence,
            events=events,
            ledger=ledger,
            queue_numbers=_numbers(ledger),
            shown=shown,
            rows=_rows(events, shown, spans, threads),
            spans=spans,
            called_back={thread_of(event) for event in events if event.kind in CALLBACKS},
            lives=_lives(spans, shown, _reaped(events), end),
            ready={event.process: event.at for event in events if event.kind == "p.begin"},
            end=end,
        )

    def is_drawn(self, process: int) -> bool:
        return process in self.lives

    def who(self, process: int) -> Who:
        """Without its pid, which stands at the lane."""
        return Who(self.evidence.processes[process].name)

    def by_pid(self, pid: str, after: int = 0) -> Process | None:
        """The process of that pid; pids wrap, so the one that lived at that time or began after it."""
        same = [process for process in self.shown if str(process.pid) == pid]
        return next((p for p in same if self.lives[p.index][1] >= after), None)

    def place(self, line: int | None, file: str | None) -> Place:
        """A line as sentences name it: with its file, if that is not the program itself."""
        if line is not None and file and self.evidence.program and file != self.evidence.program:
            return f"{file}:{line}"
        return line

    def line(self, event: Event) -> Place:
        return self.place(event.line, event.file)

    def point(self, event: Event, at: int | None = None) -> Point:
        row = self.rows.get(thread_of(event), 0)
        return Point(event.process, event.at if at is None else at, self.line(event), row)

    def thing(self, identity: str, name: str) -> Thing:
        """The lock or queue of that identity; ``name`` where nobody saw it made."""
        lock, queue = self.ledger.locks.get(identity), self.ledger.queues.get(identity)
        if lock is not None and lock.made is not None:
            return Thing(lock.label, self.line(lock.made))
        if queue is not None and queue.made is not None:
            number = self.queue_numbers.get(identity)
            return Thing(queue.kind if number is None else f"{queue.kind} #{number}", self.line(queue.made))
        return Thing(name)


def said(plain: Text, with_made: Text, thing: Thing) -> Text:
    """The one of two sentences that fits: the second has a field for where the thing was made."""
    if thing.made is None:
        return Text(plain.template, {**plain.fields, "thing": thing.name})
    return Text(with_made.template, {**with_made.fields, "thing": thing.name, "made": thing.made})


def job_number(job: str) -> str:
    """``3`` for the job ``812.3`` or ``812.x3``."""
    return job.rpartition(".")[2].lstrip("x")


def _numbers(ledger: Ledger) -> dict[str, int]:
    """Of several queues that were made on one line, which is the first, the second…"""
    by_line: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for identity, queue in ledger.queues.items():
        if queue.made is not None:
            by_line[queue.kind, queue.made.process, queue.made.file, queue.made.line].append(identity)
    several = (identities for identities in by_line.values() if len(identities) > 1)
    return {identity: number for one in several for number, identity in enumerate(one, 1)}


def _end(evidence: Evidence, shown: Sequence[Process], events: Sequence[Event]) -> int:
    """Of a run that was stopped, its end; else of the last process: what the kit did then does not matter."""
    last = max((event.at for event in events), default=0)
    if any(_was_stopped(process) for process in shown):
        return max(last, round(evidence.wall_s * NS))
    return max([last, *(round((process.ended_s or 0) * NS) for process in shown)])


def _was_stopped(process: Process) -> bool:
    return process.exit_from == "killed_by_kit" or process.ended_s is None


def _spans(events: Sequence[Event]) -> dict[Thread, tuple[int, int]]:
    spans: dict[Thread, tuple[int, int]] = {}
    for event in events:
        thread = thread_of(event)
        spans[thread] = (spans[thread][0] if thread in spans else event.at, event.at)
    return spans


def _rows(
    events: Sequence[Event], shown: Sequence[Process], spans: dict[Thread, tuple[int, int]], most: int
) -> dict[Thread, int]:
    """Row 0 is a process's first thread; the next ones are threads that did something of the student's."""
    pids = {process.index: process.pid for process in shown}
    first: dict[int, int] = {}
    for process, thread in sorted(spans, key=lambda one: (one[1] != pids[one[0]], spans[one])):
        first.setdefault(process, thread)
    rows: dict[Thread, int] = dict.fromkeys(first.items(), 0)
    below: Counter[int] = Counter()
    for event in events:
        at = thread_of(event)
        is_own = event.line is not None or event.kind in (*CALLBACKS, "task.run")
        if at not in rows and is_own and below[event.process] < most:
            below[event.process] += 1
            rows[at] = below[event.process]
    return rows


def _lives(
    spans: dict[Thread, tuple[int, int]], shown: Sequence[Process], reaped: dict[str, list[int]], end: int
) -> dict[int, tuple[int, int]]:
    """From when to when each process lived, as far as anybody saw it."""
    seen: dict[int, tuple[int, int]] = {}
    for (process, _), (first, last) in spans.items():
        begin, until = seen.get(process, (first, last))
        seen[process] = (min(begin, first), max(until, last))
    return {
        process.index: _life(process, seen.get(process.index), reaped.get(str(process.pid), []), end)
        for process in shown
    }


def _reaped(events: Sequence[Event]) -> dict[str, list[int]]:
    """When the program found the process of a pid ended, which may be before the supervisor did."""
    found: dict[str, list[int]] = defaultdict(list)
    for event in events:
        if event.kind in ("p.join", "p.ended"):
            found[event.object].append(event.at)
    return found


def _life(process: Process, seen: tuple[int, int] | None, reaped: Sequence[int], end: int) -> tuple[int, int]:
    told = [round(s * NS) for s in (process.began_s, process.ended_s) if s is not None]
    begin = min([*told[:1], *(seen or ())], default=0)
    if _was_stopped(process):
        return begin, end
    ended = min([told[-1], *(at for at in reaped if at > begin)])
    return begin, min(end, max([ended, *(seen or ()), begin]))
