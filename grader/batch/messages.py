"""What the batch and its workers say to each other, one line of JSON each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grader.pipeline import Graded
from grader.submissions import Submission


@dataclass(frozen=True, slots=True)
class Opening:
    """First line to a worker: which course, and which of its exercises will be asked for."""

    course: Path
    exercises: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One submission to grade."""

    submission: Submission
    seed: int


@dataclass(frozen=True, slots=True)
class Answer:
    """To an Opening: nothing, or what is wrong with the course.  To a Task: its grade."""

    graded: Graded | None = None
    error: str | None = None
