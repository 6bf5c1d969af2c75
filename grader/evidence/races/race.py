"""What is told of a race."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from grader.evidence.text import Text

RaceKind = Literal["data", "read_before_join", "output"]


@dataclass(frozen=True, slots=True)
class Access:
    """``process`` is an index into ``Evidence.processes``; ``file`` and ``line`` are the student's."""

    process: int
    file: str | None
    line: int | None
    access: Literal["read", "write"]


@dataclass(frozen=True, slots=True)
class Race:
    """``object`` names the thing and the line where it was made: ``Value (line 12)``, ``dict['n'] (line 5)``;
    ``stdout`` for output.  ``accesses`` are a process's read, its write if that is at another line, and the
    other's write; or any two of which one writes."""

    kind: RaceKind
    object: str
    accesses: tuple[Access, ...]
    text: Text
