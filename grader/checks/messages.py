"""What a judge and its process say to each other."""

from __future__ import annotations

from dataclasses import dataclass

from grader.evidence import Evidence
from grader.grading import Check, Finding


@dataclass(frozen=True, slots=True)
class Collected:
    """The checks of an exercise, or what is wrong with its ``checks.py`` and in which line.

    One is sent for each exercise, in their order.  Where ``broken`` is given, here or in an Answer, the
    process itself cannot go on, and it says why.
    """

    exercise: str = ""
    checks: tuple[Check, ...] = ()
    problem: str | None = None
    line: int | None = None
    broken: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """Judge these runs of one submission."""

    exercise: str
    evidences: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A finding for every check on every run that it looks at."""

    findings: tuple[Finding, ...] = ()
    broken: str | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """One finding; ``last`` if the process that made it makes no more."""

    finding: Finding
    last: bool
