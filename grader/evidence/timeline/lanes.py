"""One lane for each process: what it did from its begin to its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from signal import SIGTERM

from grader.evidence.deadlock.ledger import thread_of
from grader.evidence.ending import signal_name
from grader.evidence.process import Process
from grader.evidence.text import Text
from grader.evidence.timeline.picture import Bar, Lane, Outcome, State, Stuck
from grader.evidence.timeline.reading import Run, job_number
from grader.evidence.timeline.stretches import Stretch, callbacks, holdings, tasks
from grader.evidence.timeline.waits import LONG, SHORTEST, Releases, Wait, awaited, waits


def lanes(run: Run, stuck: tuple[Stuck, ...]) -> tuple[Lane, ...]:
    """``stuck`` are waits that the stacks told of: they win over what the events can say."""
    bars: dict[int, list[Bar]] = {process.index: [*_base(run, process)] for process in run.shown}
    for index, bar in (*_over(run), *_waiting(run, stuck), *_stuck(run, stuck)):
        bars[index].append(bar)
    return tuple(_lane(run, process, bars[process.index]) for process in run.shown)


def _lane(run: Run, process: Process, bars: list[Bar]) -> Lane:
    begin, end = run.lives[process.index]
    ended, outcome = _outcome(process)
    ordered = tuple(sorted(bars, key=lambda bar: (bar.row, bar.begin)))
    return Lane(process.index, process.who, begin, end, ended, outcome, _threads(run, process), ordered)


def _outcome(process: Process) -> tuple[Outcome, Text]:
    if process.exit_from == "killed_by_kit":
        return "stopped", Text("still running, stopped by grade")
    if process.exit_code is None:
        return "unknown", Text("its end was not seen")
    with_its_pool = process.role == "worker" and process.exit_code == -SIGTERM
    ended: Outcome = "badly" if process.exit_code and not with_its_pool else "well"
    if process.exit_code < 0:
        return ended, Text("ended by {signal}", {"signal": signal_name(-process.exit_code)})
    return ended, Text("exit code {code}", {"code": process.exit_code})


def _threads(run: Run, process: Process) -> tuple[Text, ...]:
    own = sorted((row, thread) for thread, row in run.rows.items() if thread[0] == process.index and row)
    return tuple(Text("callbacks") if thread in run.called_back else Text("thread") for _, thread in own)


def _base(run: Run, process: Process) -> Iterator[Bar]:
    """Starting until it runs the student's function; a worker is idle where it has no task."""
    begin, end = run.lives[process.index]
    ready = min(run.ready.get(process.index, begin), end)
    if ready > begin:
        yield Bar(begin, ready, "starting", Text("starting"), Text("Python starts and imports"))
    if process.role == "worker":
        yield Bar(ready, end, "idle", Text("idle"), Text("has no task"))
    else:
        yield Bar(ready, end, "running", Text("running"), Text("runs"))
    for thread, row in run.rows.items():
        if thread[0] == process.index and row:
            yield Bar(*run.spans[thread], "idle", Text("thread"), Text("another thread"), row=row)


def _over(run: Run) -> Iterator[tuple[int, Bar]]:
    kinds = {token: lock.kind for token, lock in run.ledger.locks.items() if lock.made is not None}
    for stretch in tasks(run.events):
        task = {"task": job_number(stretch.begun.object)}
        yield from _bar(run, stretch, "task", Text("task {task}", task), Text("runs task {task}", task))
    for stretch in callbacks(run.events):
        task = {"task": job_number(stretch.begun.object)}
        what = Text("runs the callback of task {task}", task)
        if stretch.begun.kind == "eb.run":
            what = Text("runs the error callback of task {task}", task)
        yield from _bar(run, stretch, "callback", Text("callback {task}", task), what)
    for stretch in holdings(run.events, kinds):
        thing = {"thing": run.thing(stretch.begun.object, "Lock").name}
        yield from _bar(run, stretch, "holding", Text("{thing}", thing), Text("holds the {thing}", thing))


def _bar(run: Run, stretch: Stretch, state: State, label: Text, what: Text) -> Iterator[tuple[int, Bar]]:
    begun = stretch.begun
    row = run.rows.get(thread_of(begun))
    if row is not None:
        end = run.lives[begun.process][1] if stretch.end is None else stretch.end
        yield begun.process, Bar(begun.at, end, state, label, what, run.line(begun), row)


def _waiting(run: Run, stuck: tuple[Stuck, ...]) -> Iterator[tuple[int, Bar]]:
    told = {(one.point.process, one.point.row) for one in stuck}
    released = Releases.of(run.events)
    for wait in waits(run.events):
        row = run.rows.get(thread_of(wait.begun))
        shown = row is not None and _is_seen(run, wait, released)
        if shown and not (wait.end is None and (wait.begun.process, row) in told):
            label, what = awaited(run, wait.begun)
            for index, bar in _bar(run, Stretch(wait.begun, wait.end), "waiting", label, what):
                yield index, replace(bar, forever=wait.end is None and bar.end == run.end)


def _is_seen(run: Run, wait: Wait, released: Releases) -> bool:
    """A worker's own wait for work, without a line, is no wait of the student's; a join at exit is one.
    A lock that nobody gave back in the meantime was free: taking it is no wait."""
    begun = wait.begun
    end = run.lives[begun.process][1] if wait.end is None else wait.end
    if begun.kind == "l.wait" and wait.end is not None and not released.between(begun, end):
        return end - begun.at >= LONG
    return (begun.line is not None or begun.kind == "p.joining") and end - begun.at >= SHORTEST


def _stuck(run: Run, stuck: tuple[Stuck, ...]) -> Iterator[tuple[int, Bar]]:
    for one in stuck:
        point = one.point
        bar = Bar(point.at, run.end, "waiting", one.label, one.what, point.line, point.row, forever=True)
        yield point.process, bar
