"""Where threads waited, from the events: a wait begins with one kind and ends with another.

A wait that timed out has no event that ends it: then it ends where its thread did something else.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from grader.evidence.deadlock.ledger import Thread, thread_of
from grader.evidence.event import Event
from grader.evidence.text import Text
from grader.evidence.timeline.reading import Run, Thing, job_number, said

SHORTEST = 50_000  # nanoseconds; shorter waits are how a call works, not something to be seen
LONG = 2_000_000  # so long a wait for a lock is seen even if no event tells who held it

_ENDS = {
    "l.wait": ("l.acq",),
    "n.wait": ("n.woke",),
    "p.joining": ("p.join",),
    "q.wait": ("q.get", "q.empty"),
    "c.wait": ("c.recv", "c.eof"),
    "res.wait": ("res.get",),
    "pool.joining": ("pool.join",),
    "q.joining": ("q.join",),
}
_INSIDE = ("l.", "n.", "q.", "c.", "m.", "p.join", "p.ended", "capped")  # what a call may do while it waits


@dataclass(frozen=True, slots=True)
class Wait:
    """``end`` is None where nothing ended it."""

    begun: Event
    end: int | None = None


def waits(events: Sequence[Event]) -> Iterator[Wait]:
    """Waits of every thread; of those inside each other only the outermost, which the student wrote."""
    begun: dict[Thread, Event] = {}
    for event in events:
        thread = thread_of(event)
        wait = begun.get(thread)
        if wait is not None and (_answers(event, wait) or _moved_on(event, wait)):
            del begun[thread]
            yield Wait(wait, event.at)
        if event.kind in _ENDS:
            begun.setdefault(thread, event)
    yield from map(Wait, begun.values())


@dataclass(frozen=True, slots=True)
class Releases:
    """When each lock was given back, in the order of time."""

    by_lock: dict[str, list[Event]]

    @classmethod
    def of(cls, events: Sequence[Event]) -> Releases:
        by_lock: dict[str, list[Event]] = defaultdict(list)
        for event in events:
            if event.kind == "l.rel":
                by_lock[event.object].append(event)
        return cls(by_lock)

    def between(self, begun: Event, end: int) -> bool:
        """Whether another thread gave the lock back while this one waited for it."""
        releases = self.by_lock.get(begun.object, [])
        first = bisect_left(releases, begun.at, key=lambda event: event.at)
        during = takewhile(lambda event: event.at <= end, islice(releases, first, None))
        return any(thread_of(event) != thread_of(begun) for event in during)


def _answers(event: Event, wait: Event) -> bool:
    return event.kind in _ENDS[wait.kind] and event.object == wait.object


def _moved_on(event: Event, wait: Event) -> bool:
    if event.line is not None and (event.file, event.line) != (wait.file, wait.line):
        return True
    again = event.kind == wait.kind and event.object == wait.object
    return again or not event.kind.startswith(_INSIDE)


def awaited(run: Run, wait: Event) -> tuple[Text, Text]:
    """What a wait is for: in two words, and as a sentence without its subject."""
    match wait.kind:
        case "p.joining":
            return _for_process(run, wait)
        case "q.wait":
            return _for_item(run, wait)
        case "q.joining":
            return _for_tasks_done(run, wait)
        case "c.wait":
            return Text("message"), Text("waits for a message")
        case "res.wait":
            task = {"task": job_number(wait.object)}
            return Text("result {task}", task), Text("waits for the result of task {task}", task)
        case "pool.joining":
            return Text("workers"), Text("waits for the pool's workers to end")
    return _for_thing(run, wait)


def _for_process(run: Run, wait: Event) -> tuple[Text, Text]:
    child = run.by_pid(wait.object, wait.at)
    if child is None:
        return Text("child"), Text("waits for a process to end")
    other = {"other": run.who(child.index)}
    return Text("{other}", other), Text("waits for {other} to end", other)


def _for_item(run: Run, wait: Event) -> tuple[Text, Text]:
    thing = run.thing(wait.object, "Queue")
    plain = Text("waits for an item in the {thing}")
    return _named(thing), said(plain, Text("waits for an item in the {thing} (made at line {made})"), thing)


def _for_tasks_done(run: Run, wait: Event) -> tuple[Text, Text]:
    thing = run.thing(wait.object, "JoinableQueue")
    plain = Text("waits until all items of the {thing} are done")
    made = Text("waits until all items of the {thing} (made at line {made}) are done")
    return _named(thing), said(plain, made, thing)


def _for_thing(run: Run, wait: Event) -> tuple[Text, Text]:
    thing = run.thing(wait.object, wait.value or "Lock")
    plain = Text("waits for the {thing}")
    return _named(thing), said(plain, Text("waits for the {thing} (made at line {made})"), thing)


def _named(thing: Thing) -> Text:
    return Text("{thing}", {"thing": thing.name})
