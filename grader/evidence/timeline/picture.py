"""The nouns of a picture.  Times are nanoseconds since the run began; sentences can still be translated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from grader.evidence.text import Text, Who

Place = int | str | None  # a line of the program, or "helper.py:12"
State = Literal["starting", "running", "idle", "task", "callback", "waiting", "holding"]
ArrowKind = Literal["start", "submit", "message", "result", "callback", "join"]
MomentKind = Literal[
    "start", "message", "submit", "task", "callback", "wait", "stuck", "race", "error", "death", "print"
]
Outcome = Literal["well", "badly", "stopped", "unknown"]


@dataclass(frozen=True, slots=True)
class Point:
    """A moment in one process.  ``row`` 0 is its first thread, the others are ``Lane.threads``."""

    process: int
    at: int
    line: Place = None
    row: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time.  ``label`` is short enough to stand in it, ``what`` says it in full, without a
    subject.  ``forever`` marks a wait that nothing ended; ``count`` how many were drawn as one."""

    begin: int
    end: int
    state: State
    label: Text
    what: Text
    line: Place = None
    row: int = 0
    forever: bool = False
    count: int = 1


@dataclass(frozen=True, slots=True)
class Lane:
    """One process.  ``threads`` names the rows below the first; ``bars`` lie over each other: a wait in a
    task covers the task, and both cover the running process."""

    process: int
    who: Who
    begin: int
    end: int
    ended: Outcome
    outcome: Text
    threads: tuple[Text, ...] = ()
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrow:
    """From who gave to who took."""

    kind: ArrowKind
    source: Point
    target: Point
    what: Text


@dataclass(frozen=True, slots=True)
class Stuck:
    """A wait that was left when the run was stopped, and the processes that would have to end it."""

    point: Point
    label: Text
    what: Text
    holders: tuple[int, ...] = ()
    in_cycle: bool = False


@dataclass(frozen=True, slots=True)
class Touch:
    """One access of a race."""

    point: Point
    writes: bool


@dataclass(frozen=True, slots=True)
class Clash:
    """Two accesses that nothing orders.  Lines of output that may come in any order are a remark."""

    text: Text
    touches: tuple[Touch, ...]
    is_remark: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that a reader of the picture wants to find; ``text`` has no subject."""

    kind: MomentKind
    point: Point
    text: Text


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything that a renderer needs.  ``remarks`` say what was left out."""

    program: str
    scenario: str
    begin: int
    end: int
    summary: Text
    deadlocked: bool = False
    details: tuple[Text, ...] = ()
    lanes: tuple[Lane, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    stuck: tuple[Stuck, ...] = ()
    clashes: tuple[Clash, ...] = ()
    moments: tuple[Moment, ...] = ()
    remarks: tuple[Text, ...] = ()

    @property
    def instants(self) -> tuple[int, ...]:
        """Every moment at which something in the picture begins, ends or happens, in order."""
        return tuple(sorted({self.begin, self.end, *self._instants()}))

    def _instants(self) -> Iterator[int]:
        for lane in self.lanes:
            yield from (lane.begin, lane.end)
            yield from (at for bar in lane.bars for at in (bar.begin, bar.end))
        yield from (at for arrow in self.arrows for at in (arrow.source.at, arrow.target.at))
        yield from (moment.point.at for moment in self.moments)
        yield from (touch.point.at for clash in self.clashes for touch in clash.touches)
