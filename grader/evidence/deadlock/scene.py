"""The scene of a hang: every thread that matters, with its call and its line, and what the events tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from signal import SIGTERM

from grader.evidence.blocked import Blocked
from grader.evidence.deadlock.calls import Call, call_of, own_frame
from grader.evidence.deadlock.idle import is_idle
from grader.evidence.deadlock.ledger import Ledger, Lock, Queue, Thread, read
from grader.evidence.event import Event
from grader.evidence.process import Process
from grader.evidence.text import Who


@dataclass(frozen=True, slots=True)
class Stand:
    """One thread that matters.  ``file`` and ``line`` are the student's; a thread at exit has none."""

    blocked: Blocked
    process: Process
    call: Call
    file: str | None = None
    line: int | None = None

    @property
    def thread(self) -> Thread:
        return self.process.index, self.blocked.thread

    @property
    def is_first(self) -> bool:
        """Whether it is its process's first thread."""
        return self.blocked.thread == self.process.pid

    @property
    def who(self) -> Who:
        return Who(self.process.name, self.process.pid, None if self.is_first else self.blocked.thread)


@dataclass(frozen=True, slots=True)
class Scene:
    """``stands`` leave out idle helpers of the library; ``blocked`` has every thread that lives."""

    blocked: Sequence[Blocked]
    processes: Sequence[Process]
    ledger: Ledger
    stands: Sequence[Stand]
    program: str | None

    def of(self, process: int) -> tuple[Stand, ...]:
        """The stands of one process, its first thread first."""
        return tuple(stand for stand in self.stands if stand.process.index == process)

    def at(self, thread: Thread) -> Stand | None:
        return next((stand for stand in self.stands if stand.thread == thread), None)

    def lives(self, process: int) -> bool:
        return any(one.process == process for one in self.blocked)

    @property
    def ended(self) -> tuple[Process, ...]:
        """Processes of the student's that have ended, in the order of their start."""
        return tuple(p for p in self.processes if not self.lives(p.index) and not p.is_library and _told(p))

    @property
    def failed(self) -> tuple[Process, ...]:
        """Those of them that ended otherwise than with exit code 0, and not with their pool."""
        return tuple(
            p for p in self.ended if p.exit_code and not (p.role == "worker" and p.exit_code == -SIGTERM)
        )

    def place(self, line: int | None, file: str | None) -> int | str:
        """A line as sentences name it: with its file, if that is not the program itself."""
        return f"{file}:{line}" if file and self.program and file != self.program else line or 0

    def line(self, what: Stand | Event) -> int | str:
        return self.place(what.line, what.file)

    def lock(self, stand: Stand) -> Lock | None:
        """The lock that a thread asked for, where the probe saw it."""
        token = self.ledger.wanted.get(stand.thread)
        return self.ledger.locks.get(token) if token is not None else None

    def meeting(self, stand: Stand) -> Lock | None:
        """The Condition, Event or Barrier of multiprocessing at which a thread waits."""
        wait = self.ledger.awaited.get(stand.thread)
        return self.ledger.locks.get(wait.object) if wait and not stand.call.inside else None

    def queue(self, stand: Stand) -> Queue | None:
        """The queue at which a thread waits.  Of several readers only one sleeps in the pipe itself: the
        others wait for their turn in the same line of the library, at the same line of the student's."""
        for one in (stand, *(s for s in self.stands if s.call.name == stand.call.name and _same(s, stand))):
            found = next((self.ledger.queues.get(str(inode)) for inode in one.blocked.inodes), None)
            if found is not None:
                return found
        return None


def _same(one: Stand, other: Stand) -> bool:
    return (one.file, one.line) == (other.file, other.line)


def _told(process: Process) -> bool:
    return process.exit_code is not None and process.exit_from != "killed_by_kit"


def look(blocked: Sequence[Blocked], processes: Sequence[Process], events: Sequence[Event]) -> Scene:
    """What is known of these threads; those of helpers that have nothing to do are left out of the stands."""
    ledger = read(events)
    stands = tuple(_stands(blocked, processes, ledger))
    return Scene(blocked, processes, ledger, stands, _program(blocked, events))


def _stands(blocked: Sequence[Blocked], processes: Sequence[Process], ledger: Ledger) -> Iterator[Stand]:
    for one in sorted(blocked, key=lambda one: (one.process, one.thread != processes[one.process].pid)):
        process = processes[one.process]
        wanted = ledger.locks.get(ledger.wanted.get((one.process, one.thread), ""))
        call = _by_class(call_of(one, wanted.kind if wanted else ""), one, ledger)
        own = own_frame(one.stack)
        if own is not None and not process.is_library:
            yield Stand(one, process, call, own.file, own.line)
        elif call.at_exit or not is_idle(one, process):
            yield Stand(one, process, call)


def _by_class(call: Call, one: Blocked, ledger: Ledger) -> Call:
    """The classes of queues share a file and their methods' names."""
    queue = ledger.queues.get(str(one.inodes[0])) if one.inodes else None
    is_simple = queue is not None and queue.kind == "SimpleQueue" and call.name == "Queue.get"
    return replace(call, name="SimpleQueue.get") if is_simple else call


def _program(blocked: Sequence[Blocked], events: Sequence[Event]) -> str | None:
    """The program's own file: the outermost line of main, or the first line that main reported."""
    for one in blocked:
        if one.process == 0 and one.stack and one.stack[-1].own:
            return one.stack[-1].file
    return next((event.file for event in events if event.process == 0 and event.file), None)
