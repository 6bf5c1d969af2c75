"""Who gave to whom: children started and joined, messages, tasks and their results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from grader.evidence.event import Event
from grader.evidence.process import Process
from grader.evidence.text import Text
from grader.evidence.timeline.picture import Arrow, ArrowKind, Point
from grader.evidence.timeline.reading import CALLBACKS, Run, job_number, said


def arrows(run: Run) -> tuple[Arrow, ...]:
    """In the order of time; an arrow never points backwards."""
    found = (*_starts(run), *_joins(run), *_messages(run), *_tasks(run))
    return tuple(sorted(map(_forwards, found), key=lambda arrow: (arrow.source.at, arrow.target.at)))


def _forwards(arrow: Arrow) -> Arrow:
    """``start()`` is noted when it has returned: the child may have begun before."""
    source = replace(arrow.source, at=min(arrow.source.at, arrow.target.at))
    return replace(arrow, source=source)


def _starts(run: Run) -> Iterator[Arrow]:
    """By ``start()``, or, where there was none (os.fork, subprocess), by the kernel's word."""
    told: dict[int, Event] = {}
    for event in run.events:
        child = run.by_pid(event.object, event.at) if event.kind == "p.start" else None
        if child is not None:
            told.setdefault(child.index, event)
    for process in run.shown:
        if process.started_by is not None and run.is_drawn(process.started_by):
            began = Point(process.index, run.lives[process.index][0])
            source = replace(began, process=process.started_by)
            if process.index in told:
                source = run.point(told[process.index])
            yield Arrow("start", source, began, Text("starts {other}", {"other": run.who(process.index)}))


def _joins(run: Run) -> Iterator[Arrow]:
    """Only where the join waited for the end: else it is no arrow but a glance back."""
    begun: dict[tuple[int, int, str], int] = {}
    for event in run.events:
        key = (event.process, event.thread, event.object)
        if event.kind == "p.joining":
            begun[key] = event.at
        elif event.kind == "p.join" and key in begun:
            child = run.by_pid(event.object, begun[key])
            if child is not None and begun.pop(key) <= run.lives[child.index][1]:
                yield _join(run, event, child)


def _join(run: Run, event: Event, child: Process) -> Arrow:
    end = Point(child.index, min(run.lives[child.index][1], event.at))
    other = {"other": run.who(event.process)}
    return Arrow("join", end, run.point(event), Text("ends; {other} has waited for it", other))


def _messages(run: Run) -> Iterator[Arrow]:
    for given, taken in (*_by_id(run.events), *_by_turn(run.events)):
        is_own = given.line is not None or taken.line is not None
        if is_own and given.process != taken.process:
            yield Arrow("message", run.point(given), run.point(taken), _message(run, given, taken))


def _message(run: Run, given: Event, taken: Event) -> Text:
    other = {"other": run.who(taken.process)}
    if given.kind == "c.send":
        return Text("sends a message to {other}", other)
    plain = Text("puts an item into the {thing}, {other} takes it", other)
    made = Text("puts an item into the {thing} (made at line {made}), {other} takes it", other)
    return said(plain, made, run.thing(given.object, "Queue"))


def _by_id(events: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    given: dict[str, Event] = {}
    for event in events:
        if event.kind in ("q.put", "c.send") and event.value:
            given[event.value] = event
        elif event.kind in ("q.get", "c.recv") and event.value in given:
            yield given.pop(event.value), event


def _by_turn(events: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    """Messages without an id, of a Manager's queue: known only where one process puts and one takes."""
    queues: dict[str, tuple[list[Event], list[Event]]] = defaultdict(lambda: ([], []))
    for event in events:
        if event.kind in ("q.put", "q.get") and not event.value:
            queues[event.object][event.kind == "q.get"].append(event)
    for puts, gets in queues.values():
        if len({put.process for put in puts}) == 1 == len({get.process for get in gets}):
            yield from zip(puts, gets, strict=False)


def _tasks(run: Run) -> Iterator[Arrow]:
    """submit → run, and the end of its last part → callback, or else → who asked for the result."""
    submitted: dict[str, Event] = {}
    ended: dict[str, Event] = {}
    for event in run.events:
        job, task = event.object, {"task": job_number(event.object)}
        if event.kind == "pool.submit":
            submitted[job] = event
        elif event.kind == "task.run" and job in submitted:
            what = Text("hands over task {task}", task)
            yield Arrow("submit", run.point(submitted[job]), run.point(event), what)
        elif event.kind == "task.end":
            ended[job] = event
        elif event.kind in (*CALLBACKS, "res.get") and job in ended and event.value != "timeout":
            kind: ArrowKind = "callback" if event.kind in CALLBACKS else "result"
            what = Text("returns the result of task {task}", task)
            yield Arrow(kind, run.point(ended.pop(job)), run.point(event), what)
