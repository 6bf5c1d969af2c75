"""Everything that is known about one run, frozen, and questions on it that read like sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from grader.evidence.ending import Ending
from grader.evidence.event import WHOLE, Event
from grader.evidence.output import Line, Stream
from grader.evidence.process import Process
from grader.evidence.scenario import Scenario
from grader.evidence.text import Text

if TYPE_CHECKING:  # what the questions need is imported when one is asked
    from grader.evidence.callbacks import Callbacks
    from grader.evidence.held import HeldLock
    from grader.evidence.lock_order import LockCycle
    from grader.evidence.order import Order
    from grader.evidence.races import Access, Race
    from grader.evidence.tasks import Tasks

FORMAT: Final = "evidence/1"


class EventsMissing(Exception):
    """The run sent more events than are kept, so nothing can be concluded from those that are there."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something that outlived the program: a process, a shared memory segment, a named semaphore."""

    kind: Literal["process", "shared_memory", "semaphore"]
    name: str
    pid: int | None = None


@dataclass(frozen=True, slots=True)
class Collected:
    """A file that the exercise asked for, as it lay in the work folder when the run was over.

    ``text`` is None where there was no such regular file or it was larger than the bound.
    """

    name: str
    text: str | None
    size: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """One run.  Times are seconds; ``program`` is the file's name and ``source`` its text (<= 200 kB);
    ``cpus`` is how many CPUs it could use, ``jailed`` whether a jail was around it."""

    scenario: Scenario
    ending: Ending
    processes: tuple[Process, ...] = ()
    events: tuple[Event, ...] = ()
    output: tuple[Line, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    files: tuple[Collected, ...] = ()
    notes: tuple[Text, ...] = ()
    program: str = ""
    source: str = ""
    wall_s: float = 0.0
    limit_s: float = 0.0
    cpu_s: float = 0.0
    cpus: int = 0
    events_dropped: int = 0
    output_cut: int = 0
    python: str = ""
    jailed: bool = False
    format: Literal["evidence/1"] = field(default=FORMAT)

    @property
    def main(self) -> Process:
        """The process that ran the submitted file.  It is always ``processes[0]``."""
        return self.processes[0]

    def children(self, of: Process | None = None) -> tuple[Process, ...]:
        """Processes that ``of`` (main) started itself, in that order, multiprocessing's helpers left out."""
        parent = (of or self.main).index
        return tuple(p for p in self.processes if p.started_by == parent and not p.is_library)

    def started(self, by: Process | None = None) -> tuple[Process, ...]:
        """Processes that ``by`` (main) made with ``Process.start()``, in that order, not by a bare fork."""
        pids = {event.object for event in self.happened("p.start", by=by or self.main)}
        return tuple(p for p in self.children(by) if p.role == "child" and str(p.pid) in pids)

    def place(self, at: Event | Access) -> str:
        """``ex04.py:17`` of an event or an access; the program alone where no line is known."""
        return f"{at.file}:{at.line}" if at.line else self.program

    @property
    def workers(self) -> tuple[Process, ...]:
        """Processes that belong to a Pool or a ProcessPoolExecutor."""
        return tuple(p for p in self.processes if p.role == "worker")

    def starter(self, process: Process) -> Process | None:
        """Who called ``start()`` for it."""
        return None if process.started_by is None else self.processes[process.started_by]

    def lines(self, stream: Stream = "stdout", by: Process | None = None) -> tuple[Line, ...]:
        """Lines of a stream in the order of their arrival, of everybody or of one writer."""
        return tuple(
            line for line in self.output if line.stream == stream and (by is None or line.process == by.index)
        )

    def writer(self, line: Line) -> Process:
        return self.processes[line.process]

    def written(self, line: Line) -> Event | None:
        """The event by which a line of stdout was written, or else the last one so long that its text is not
        kept whole; None if it was not seen (a write of the program's own making)."""
        writes = self.seen("o.w", by=self.writer(line))
        plain = next((event for event in writes if line.text in event.value.splitlines()), None)
        return plain or next((event for event in reversed(writes) if len(event.value) >= WHOLE), None)

    def happened(self, *kinds: str, by: Process | None = None) -> tuple[Event, ...]:
        """Events of these kinds in the order of time, of everybody or of one process.

        Raises EventsMissing if some were dropped or no longer sent: no check decides on a hole.
        """
        if self.events_dropped:
            raise EventsMissing(f"{self.events_dropped} events were dropped")
        capped = next((e for e in self.seen("capped", by=by) if e.value in kinds), None)
        if capped is not None:
            raise EventsMissing(f"line {capped.line} sent too many events {capped.value}")
        return self.seen(*kinds, by=by)

    def seen(self, *kinds: str, by: Process | None = None) -> tuple[Event, ...]:
        """The same events, though there may have been more: for what must have happened, never for what
        must not."""
        return tuple(e for e in self.events if e.kind in kinds and (by is None or e.process == by.index))

    @property
    def order(self) -> Order:
        """What happened before what: ``evidence.order.before(put, get)``."""
        from grader.evidence.order import Order

        return Order.of(self)

    @property
    def races(self) -> tuple[Race, ...]:
        """Accesses of two processes to one thing that nothing puts in order, whether or not it showed."""
        from grader.evidence.races import races

        return races(self)

    @property
    def unseen(self) -> tuple[Text, ...]:
        """What the search for races could not look at."""
        from grader.evidence.races import unseen

        return unseen(self)

    @property
    def lock_cycles(self) -> tuple[LockCycle, ...]:
        """Deadlocks that did not happen this time."""
        from grader.evidence.lock_order import lock_cycles

        return lock_cycles(self)

    @property
    def tasks(self) -> Tasks:
        """The tasks of pools and executors."""
        from grader.evidence.tasks import tasks

        return tasks(self)

    @property
    def callbacks(self) -> Callbacks:
        """The callbacks of pools and executors."""
        from grader.evidence.callbacks import callbacks

        return callbacks(self)

    def held(self, event: Event) -> tuple[HeldLock, ...]:
        """The locks that the thread of this event held when it happened."""
        from grader.evidence.held import held

        return held(self, event)

    def file(self, name: str) -> str | None:
        """The text of a collected file, or None."""
        return next((f.text for f in self.files if f.name == name), None)

    def traceback(self, of: Process) -> str | None:
        """The last line of the last traceback that a process wrote, ``NameError: …``, or None."""
        return next(iter(_last_lines_of_tracebacks(self.lines("stderr", of))), None)


_BEGINNINGS = ("Traceback (most recent call last)", '  File "')  # the report of a SyntaxError has no head


def _last_lines_of_tracebacks(lines: tuple[Line, ...]) -> Iterator[str]:
    inside = False
    found: list[str] = []
    for line in lines:
        if line.text.startswith(_BEGINNINGS):
            inside = True
        elif inside and line.text and not line.text[0].isspace():
            found.append(line.text)
            inside = False
    yield from reversed(found)
