"""The known answers of an exercise, and what each of them must get.

``exercises/ID/stub.py`` must fail; ``solutions/ID/solution.py`` and ``right/*.py`` must pass; each of
``wrong/*.py`` must fail at the check that its first line names::

    # caught by: crossed
    # caught by: crossed under spawn, forkserver

Without ``under`` it must fail there under every start method of the exercise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from grader.course import Course, Exercise
from grader.errors import ExerciseError

Kind = Literal["stub", "solution", "right", "wrong"]

_HEADER = re.compile(r"# caught by: (?P<check>\w+)(?: under (?P<methods>\w+(?:, *\w+)*))?\s*")


@dataclass(frozen=True, slots=True)
class Answer:
    """A program whose verdict is known.  ``check`` and ``start_methods`` are given for a wrong one."""

    exercise: Exercise
    kind: Kind
    program: Path
    check: str | None = None
    start_methods: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.kind}/{self.program.stem}" if self.kind in ("right", "wrong") else self.kind


def answers(course: Course, exercise: Exercise) -> tuple[Answer, ...]:
    """All known answers; ExerciseError where a solution or a wrong answer's header is missing."""
    folder = course.solutions / exercise.id
    solution = folder / "solution.py"
    if not solution.is_file():
        raise ExerciseError("an exercise needs a solution to be verified", solution)
    return (
        Answer(exercise, "stub", exercise.stub),
        Answer(exercise, "solution", solution),
        *(Answer(exercise, "right", path) for path in sorted((folder / "right").glob("*.py"))),
        *_wrong(exercise, folder / "wrong"),
    )


def _wrong(exercise: Exercise, folder: Path) -> Iterator[Answer]:
    for path in sorted(folder.glob("*.py")):
        header = _HEADER.fullmatch(path.read_text("utf-8").partition("\n")[0])
        if header is None:
            raise ExerciseError('the first line must be "# caught by: CHECK [under METHOD, …]"', path, 1)
        named = re.split(", *", header["methods"]) if header["methods"] else exercise.start_methods
        unknown = set(named) - set(exercise.start_methods)
        if unknown:
            raise ExerciseError(f"{exercise.id} does not run under {', '.join(sorted(unknown))}", path, 1)
        yield Answer(exercise, "wrong", path, header["check"], tuple(named))
