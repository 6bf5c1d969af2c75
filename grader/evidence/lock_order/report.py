"""Circles of locks, for people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.evidence.deadlock.ledger import Ledger, read
from grader.evidence.event import Event
from grader.evidence.lock_order.circles import Circle, Search
from grader.evidence.lock_order.links import Link
from grader.evidence.run import Run, once_per_run
from grader.evidence.text import Text, Value, Who

_MOST = 10


@dataclass(frozen=True, slots=True)
class Step:
    """A thread takes ``lock`` at ``line`` of ``file``.  ``lock`` names it and the line where it was made."""

    process: int
    thread: int
    lock: str
    file: str | None
    line: int | None


@dataclass(frozen=True, slots=True)
class LockCycle:
    """``steps`` come in pairs: a thread takes the one lock and then, holding it, the other."""

    steps: tuple[Step, ...]
    text: Text


@once_per_run
def lock_cycles(run: Run) -> tuple[LockCycle, ...]:
    """Locks that are taken in a circle, once for each set of lines, the shortest circles first.

    None where a lock around it lets only one of them in, or start, join and messages keep them apart.
    """
    ledger = read(run.events)
    known: dict[object, LockCycle] = {}
    for circle in sorted(Search(run).circles(), key=lambda circle: _rank(run, circle)):
        cycle = _told(run, ledger, circle)
        known.setdefault(frozenset((step.file, step.line) for step in cycle.steps), cycle)
    return tuple(known.values())[:_MOST]


def _rank(run: Run, circle: Circle) -> tuple[object, ...]:
    lines = [(run.events[n].file or "", run.events[n].line or 0) for link in circle for n in _numbers(link)]
    return len(circle), sorted(lines), lines, [link.actor for link in circle]


def _numbers(link: Link) -> tuple[int, int]:
    return link.taken, link.got


def _told(run: Run, ledger: Ledger, circle: Circle) -> LockCycle:
    events = [run.events[number] for link in circle for number in _numbers(link)]
    steps = tuple(
        Step(event.process, event.thread, _name(run, ledger, event), event.file, event.line)
        for event in events
    )
    return LockCycle(steps, _sentence(run, events, steps))


def _sentence(run: Run, events: Sequence[Event], steps: Sequence[Step]) -> Text:
    lines = [_line(run, event) for event in events]
    if len(events) > 4:
        fields: dict[str, Value] = {
            "n": len(events) // 2,
            "lines": ", ".join(str(line) for line in dict.fromkeys(lines)),
        }
        return Text(
            "{n} processes or threads take locks in a circle (lines {lines}): each may hold the one that the "
            "next one waits for, and then all wait for ever. It did not happen this time. Take locks in the "
            "same order everywhere.",
            fields,
        )
    return Text(
        "{who} takes the {first} at line {line} and then the {second} at line {then}; {other} takes the "
        "{second} at line {other_line} and then the {first} at line {other_then}. If each has got one of "
        "them, both wait for ever. It did not happen this time. Take locks in the same order everywhere.",
        {
            "who": _who(run, events[0]),
            "other": _who(run, events[2]),
            "first": steps[0].lock,
            "second": steps[1].lock,
            **dict(zip(("line", "then", "other_line", "other_then"), lines, strict=True)),
        },
    )


def _who(run: Run, event: Event) -> Who:
    process = run.processes[event.process]
    return Who(process.name, process.pid, None if event.thread == process.pid else event.thread)


def _name(run: Run, ledger: Ledger, event: Event) -> str:
    lock = ledger.locks[event.object]
    return f"{lock.label} (line {_line(run, lock.made)})" if lock.made is not None else lock.label


def _line(run: Run, event: Event) -> int | str:
    is_other = event.file and run.program and event.file != run.program
    return f"{event.file}:{event.line}" if is_other else event.line or 0
