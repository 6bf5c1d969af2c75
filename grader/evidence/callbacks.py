"""Callbacks of pools and executors: ``evidence.callbacks.all_in(evidence.main)``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from grader.evidence.event import Event
from grader.evidence.process import Process
from grader.evidence.run import Run


@dataclass(frozen=True, slots=True)
class Callback:
    """``thread`` is ``main`` or the thread's name.  ``end`` is None if it was never over, ``outcome`` then
    too; else ``outcome`` is ``ok`` or the name of the exception.  ``is_for_errors``: an error_callback."""

    job: str
    process: Process
    thread: str
    begin: Event
    end: Event | None = None
    is_for_errors: bool = False

    @property
    def outcome(self) -> str | None:
        return None if self.end is None else self.end.value


class Callbacks(Sequence[Callback]):
    """All callbacks that ran, in the order of their beginning."""

    def __init__(self, callbacks: Iterable[Callback]) -> None:
        self._callbacks = tuple(callbacks)

    @overload
    def __getitem__(self, place: int) -> Callback: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Callback, ...]: ...
    def __getitem__(self, place: int | slice) -> Callback | tuple[Callback, ...]:
        return self._callbacks[place]

    def __len__(self) -> int:
        return len(self._callbacks)

    def all_in(self, process: Process) -> bool:
        """Whether all ran in this process; False if none ran at all."""
        return bool(self._callbacks) and all(one.process == process for one in self._callbacks)

    def of(self, job: str) -> tuple[Callback, ...]:
        """Those of one job."""
        return tuple(one for one in self._callbacks if one.job == job)


def callbacks(run: Run) -> Callbacks:
    """The callbacks of a run.  Raises EventsMissing if some may not be known."""
    return Callbacks(_callbacks(run))


def _callbacks(run: Run) -> Iterator[Callback]:
    events = run.happened("cb.run", "cb.end", "eb.run", "eb.end")
    ends: dict[tuple[object, ...], list[Event]] = defaultdict(list)
    for event in reversed(events):
        if event.kind.endswith(".end"):
            ends[_thread(event)].append(event)
    for event in events:
        if event.kind.endswith(".run"):
            end = ends[_thread(event)].pop() if ends[_thread(event)] else None
            process = run.processes[event.process]
            yield Callback(event.object, process, event.value, event, end, event.kind == "eb.run")


def _thread(event: Event) -> tuple[object, ...]:
    return event.kind[:2], event.process, event.thread, event.object
