"""What the batch hands to whoever works for it, and what it gets back.  Frozen, and small beside a run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grader.evidence import Text
from grader.grading import Grade, not_graded
from grader.submissions import Submission


@dataclass(frozen=True, slots=True)
class Report:
    """How a document is to be written: the language of its sentences, and how many hints it shows."""

    language: str
    hints: int


@dataclass(frozen=True, slots=True)
class Opening:
    """First line to a worker: which course, by its digest as well, so that nobody judges by a course that
    was changed meanwhile; which of its exercises will be asked for; which documents are wanted, if any; and
    whether submissions run in the jail.  ``shown`` is what documents call the course's folder, if it is
    another one here."""

    course: Path
    digest: str
    exercises: tuple[str, ...]
    report: Report | None = None
    jailed: bool = False
    shown: Path | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One submission to grade; with ``evidence`` (as in a Result) to judge only, without running anything.

    A worker that has not answered after ``patience`` seconds is taken for dead.
    """

    opening: Opening
    submission: Submission
    seed: int
    patience: float
    evidence: bytes | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What a Task comes to.  If a report was asked for, ``document`` is the compressed ``grade/1``
    document and ``evidence`` what was seen in the runs, packed; else they are empty.

    ``starved`` says that it does not count and that the submission must be graded again, alone.
    """

    submission: Submission
    grade: Grade
    evidence: bytes = b""
    document: bytes = b""
    starved: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """To an Opening: nothing, or what is wrong with the course.  To a Task: its Result."""

    result: Result | None = None
    error: str | None = None


def died(submission: Submission) -> Result:
    """What a submission gets over which its worker died: nothing that counts."""
    reason = Text("The process that graded it died.")
    return Result(submission, not_graded(submission.exercise, (), reason))
