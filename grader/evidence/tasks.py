"""Tasks of pools and executors, as questions in a check read: ``evidence.tasks.ever_overlapped()``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, overload

from grader.evidence.event import Event
from grader.evidence.process import Process
from grader.evidence.run import Run

Outcome = Literal["ok", "error"]
Pieces = dict[tuple[int | None, str], dict[str, Event]]  # of a job: by worker and number of the chunk


@dataclass(frozen=True, slots=True)
class Task:
    """One task, or one chunk of a ``map``, which is one task to its worker.

    ``process`` is the worker that ran it; it, ``begin`` and ``end`` are None as far as that did not happen.
    ``callback`` is the ``cb.run`` or ``eb.run`` of its job; ``error`` where its function raised, and what.
    """

    job: str
    submitted: Event
    process: Process | None = None
    begin: Event | None = None
    end: Event | None = None
    error: Event | None = None
    callback: Event | None = None

    @property
    def executor(self) -> str | None:
        """The id of the executor that it was handed to; None for a Pool's task."""
        return self.submitted.value if ".x" in self.job else None

    @property
    def outcome(self) -> Outcome | None:
        """None as long as it has not ended."""
        if self.end is None:
            return None
        return "ok" if self.end.value == "ok" else "error"

    def before(self, other: Task) -> bool:
        """Whether it had ended when the other began."""
        return self.end is not None and other.begin is not None and self.end.at < other.begin.at

    def overlaps(self, other: Task) -> bool:
        """Whether there was a moment in which both were at work."""
        if self is other or self.begin is None or other.begin is None:
            return False
        return not self.before(other) and not other.before(self)


class Tasks(Sequence[Task]):
    """All tasks of a run, in the order of their submission."""

    def __init__(self, tasks: Iterable[Task], waits: Iterable[Event] = ()) -> None:
        self._tasks, self._waits = tuple(tasks), tuple(waits)

    @overload
    def __getitem__(self, place: int) -> Task: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Task, ...]: ...
    def __getitem__(self, place: int | slice) -> Task | tuple[Task, ...]:
        return self._tasks[place]

    def __len__(self) -> int:
        return len(self._tasks)

    def by(self, process: Process) -> tuple[Task, ...]:
        """The tasks that one worker ran."""
        return tuple(task for task in self._tasks if task.process == process)

    def begun_before(self, event: Event) -> Task | None:
        """The task that the process of this event had begun last when it happened."""
        begun = [
            (task.begin.at, task)
            for task in self._tasks
            if task.begin and task.begin.process == event.process and task.begin.at <= event.at
        ]
        return max(begun, key=lambda one: one[0])[1] if begun else None

    @property
    def most_at_once(self) -> int:
        """How many were at work at one moment, at most."""
        begun = [task for task in self._tasks if task.begin is not None]
        steps = [(task.begin.at, 1) for task in begun if task.begin is not None]
        steps += [(task.end.at, -1) for task in begun if task.end is not None]
        most = now = 0
        for _, step in sorted(steps, key=lambda one: (one[0], -one[1])):
            now += step
            most = max(most, now)
        return most

    def ever_overlapped(self) -> bool:
        """Whether two were at work at one moment: in parallel, whatever the clock says."""
        return self.most_at_once > 1

    def submitted_all_before_first_wait(self) -> bool:
        """Whether every task was handed over before anybody waited for a result or for the pool's end; False
        if there was none."""
        if not self._tasks:
            return False
        first = min((wait.at for wait in self._waits), default=None)
        return first is None or all(task.submitted.at < first for task in self._tasks)


def tasks(run: Run) -> Tasks:
    """The tasks of a run.  Raises EventsMissing if some may not be known."""
    pieces: dict[str, Pieces] = defaultdict(lambda: defaultdict(dict))
    at_work: dict[tuple[int, str], str] = {}
    callbacks: dict[str, Event] = {}
    submitted: list[Event] = []
    kinds = "pool.submit", "task.run", "task.end", "task.error", "cb.run", "eb.run"
    for event in run.happened(*kinds):
        if event.kind == "pool.submit":
            submitted.append(event)
        elif event.kind in ("cb.run", "eb.run"):
            callbacks.setdefault(event.object, event)
        else:
            worker = event.process, event.object
            if event.kind == "task.run":
                at_work[worker] = event.value
            pieces[event.object][event.process, at_work.get(worker, "")][event.kind] = event
    waits = run.happened("res.wait", "pool.joining")
    return Tasks(_tasks(run, submitted, pieces, callbacks), waits)


def _tasks(
    run: Run,
    submitted: Sequence[Event],
    pieces: dict[str, Pieces],
    callbacks: dict[str, Event],
) -> Iterator[Task]:
    for submit in submitted:
        job = submit.object
        for (worker, _), piece in (pieces[job] or {(None, ""): {}}).items():
            yield Task(
                job=job,
                submitted=submit,
                process=None if worker is None else run.processes[worker],
                begin=piece.get("task.run"),
                end=piece.get("task.end"),
                error=piece.get("task.error"),
                callback=callbacks.get(job),
            )
