"""Processes as they come and go: whom a pid means, what a child knows at its birth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from grader.evidence.event import Event
from grader.evidence.order.clocks import Clock, Clocks
from grader.evidence.process import Process
from grader.evidence.run import Run


class Family:
    """Processes by pid, as they are started: pids wrap."""

    def __init__(self, processes: Sequence[Process]) -> None:
        self._unborn: dict[str, list[Process]] = defaultdict(list)
        self._last: dict[str, Process] = {}
        for process in processes:
            if process.pid is not None:
                self._unborn[str(process.pid)].append(process)
                self._last.setdefault(str(process.pid), process)

    def started(self, pid: str, by: int) -> int | None:
        """The process that this ``start()`` has made: the next one with its pid."""
        waiting = self._unborn[pid]
        child = next((process for process in waiting if process.started_by == by), None)
        if child is None:
            return None
        waiting.remove(child)
        self._last[pid] = child
        return child.index

    def known(self, pid: str) -> int | None:
        """The process that somebody means who speaks of this pid now."""
        process = self._last.get(pid)
        return None if process is None else process.index


_ENDS = frozenset(("sentinel", "exitcode"))


class Births:
    """A child knows what its starter did before.  One that ``os.fork`` made and not the library is taken to
    know what happened before its hello; nobody sees who waits for its end, so whatever its starter does
    after the last that was heard of it is taken to come after it.  The same is so for all children where
    the program asks for their ends in ways that are not seen."""

    def __init__(self, run: Run, clocks: Clocks, family: Family, polled: frozenset[str]) -> None:
        self._clocks, self._family, self._processes = clocks, family, run.processes
        self._knows: dict[int, Clock] = {}
        hellos = [(p.began_s, p.index) for p in run.processes if p.began_s is not None]
        self._hellos = sorted(((began * 1e9, index) for began, index in hellos), reverse=True)
        self.last_of = _lasts(run, all_of_them=bool(polled & _ENDS))

    @property
    def next_hello(self) -> float:
        """When somebody says hello."""
        return self._hellos[-1][0] if self._hellos else float("inf")

    def until(self, at: int) -> None:
        """The hellos until then."""
        while self.next_hello <= at:
            self._learn(self._hellos.pop()[1])

    def started(self, event: Event) -> None:
        child = self._family.started(event.object, event.process)
        if child is not None and not self._clocks.passed[child]:
            self._knows[child] = self._clocks.give(event.process)

    def begin(self, process: int) -> None:
        """Its first event."""
        self._learn(process)
        self._clocks.take(process, self._knows.get(process))

    def ended(self, number: int) -> None:
        """The last event of a process that nobody joins."""
        process = self.last_of[number]
        starter = self._processes[process].started_by
        if starter is not None:
            self._clocks.take(starter, self._clocks.give(process))

    def _learn(self, process: int) -> None:
        starter = self._processes[process].started_by
        if starter is not None and starter != process and process not in self._knows:
            self._knows[process] = self._clocks.give(starter)


def found_by_start(run: Run) -> frozenset[int]:
    """The numbers of the ends that a ``start()`` came upon, because it tidies up first: had the child been a
    little slower, nobody would have waited for it."""
    ends: dict[tuple[object, ...], list[int]] = defaultdict(list)
    found: set[int] = set()
    for number, event in enumerate(run.events):
        place = event.process, event.thread, event.file, event.line
        if event.kind == "p.ended":
            ends[place].append(number)
        elif event.kind == "p.start":
            found.update(ends.pop(place, ()))
    return frozenset(found)


def _lasts(run: Run, all_of_them: bool) -> dict[int, int]:
    """The numbers of the last events of processes, or of those that were not started by the library."""
    started = {(event.process, event.object) for event in run.events if event.kind == "p.start"}
    last = {event.process: number for number, event in enumerate(run.events)}
    return {
        number: process
        for process, number in last.items()
        if all_of_them or (run.processes[process].started_by, str(run.processes[process].pid)) not in started
    }
