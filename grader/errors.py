"""Whose fault it is, in the type.

A student's failure is data (an Ending, a failed check) and never an exception.  What is raised here is
somebody else's: each class carries the exit code that ``grade`` ends with.
"""

from __future__ import annotations

from pathlib import Path


class GradeError(Exception):
    """Base of everything that ``grade`` reports in one sentence instead of a traceback."""

    exit_code = 3


class UsageError(GradeError):
    """The user typed something that cannot be done: a missing file, an unknown exercise."""

    exit_code = 2


class AuthoredError(GradeError):
    """A file of the course is wrong; the message begins with its place, ``file:line:``."""

    exit_code = 2

    def __init__(self, message: str, path: Path | str, line: int | None = None) -> None:
        self.message = message
        self.path = Path(path)
        self.line = line
        place = f"{path}:{line}" if line else f"{path}"
        super().__init__(f"{place}: {message}")


class ConfigError(AuthoredError):
    """``config.yaml`` is wrong."""


class ExerciseError(AuthoredError):
    """An ``exercise.yaml``, ``checks.py`` or text of an exercise is wrong."""


class KitError(GradeError):
    """The kit or the machine failed: nothing is judged, nothing is scored as zero."""

    exit_code = 3
