"""What a student handed in for one exercise."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grader.evidence import Text


@dataclass(frozen=True, slots=True)
class Submission:
    """``program`` is the file to run, None if nothing was handed in; ``folder`` holds what lies beside it.

    ``problem`` says why it cannot be graded although something is there: two files for one exercise, a
    folder where a file should be, a file that cannot be read.  ``shown`` is what reports call the program
    that came out of an archive or a class; otherwise its path is good enough.
    """

    student: str
    exercise: str
    program: Path | None
    folder: Path | None = None
    problem: Text | None = None
    shown: str = ""
