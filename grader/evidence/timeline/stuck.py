"""The waits that were left when a run was stopped, as the stacks of its threads tell them."""

from __future__ import annotations

from grader.evidence.deadlock.ledger import Thread, thread_of
from grader.evidence.event import Event
from grader.evidence.text import Text, Value, Who
from grader.evidence.timeline.picture import Point, Stuck
from grader.evidence.timeline.reading import Run
from grader.evidence.timeline.waits import awaited, waits
from grader.evidence.waiting import Waiting


def stuck(run: Run) -> tuple[Stuck, ...]:
    """One for each waiting thread, from where the events saw it begin or else from its last event on."""
    explanation = run.evidence.ending.explanation
    if explanation is None:
        return ()
    since: dict[Thread, int] = {thread_of(event): event.at for event in run.events}
    seen = {thread_of(wait.begun): wait.begun for wait in waits(run.events) if wait.end is None}
    return tuple(
        _stuck(run, waiting, since, seen.get((waiting.process, waiting.thread)), explanation.cycle)
        for waiting in explanation.waits
        if run.is_drawn(waiting.process)
    )


def _stuck(
    run: Run, waiting: Waiting, since: dict[Thread, int], seen: Event | None, cycle: tuple[int, ...]
) -> Stuck:
    thread = (waiting.process, waiting.thread)
    at = seen.at if seen else since.get(thread, run.lives[waiting.process][0])
    point = Point(waiting.process, at, run.place(waiting.line, waiting.file), run.rows.get(thread, 0))
    holders = tuple(index for index in waiting.held_by if run.is_drawn(index) and index != waiting.process)
    return Stuck(point, _label(run, waiting, seen), _what(run, waiting), holders, waiting.process in cycle)


def _label(run: Run, waiting: Waiting, seen: Event | None) -> Text:
    on = _on(run, waiting)
    if on:
        return Text("{on}", {"on": on})
    if seen is not None:
        return awaited(run, seen)[0]
    return Text("{call}", {"call": waiting.call}) if waiting.call else Text("stands still")


def _what(run: Run, waiting: Waiting) -> Text:
    on = _on(run, waiting)
    if on:
        return Text("waits in {call}(), for {on}", {"call": waiting.call, "on": on})
    return Text("waits in {call}()", {"call": waiting.call}) if waiting.call else Text("stands still")


def _on(run: Run, waiting: Waiting) -> Value:
    """A process by its name, which can be translated; a thing without the line after its colon."""
    if waiting.on in {process.name for process in run.evidence.processes}:
        return Who(waiting.on)
    name, colon, made = waiting.on.rpartition(":")
    return name if colon and made.isdigit() else waiting.on
