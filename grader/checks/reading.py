"""From the functions of a ``checks.py`` to Check records, and from what is wrong there to one sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import isfinite
from pathlib import Path

import pytest

from grader.errors import ExerciseError
from grader.grading import Check

PREFIX = "test_"
_DEFINITION = re.compile(rf"^(?:async[ \t]+)?def[ \t]+{PREFIX}(\w+)", re.MULTILINE)


class Source:
    """The text of a ``checks.py``: it knows in which line a check stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._text = path.read_text("utf-8", "replace")

    def line_of(self, check: str) -> int | None:
        """Where the definition of a check stands, the last one if there are several."""
        starts = [found.start() for found in _DEFINITION.finditer(self._text) if found.group(1) == check]
        return self._text.count("\n", 0, starts[-1]) + 1 if starts else None

    def mistake(self, message: str, check: str | None = None) -> ExerciseError:
        """The error to raise, at the line of a check or for the file as a whole."""
        return ExerciseError(message, self.path, self.line_of(check) if check else None)

    def expect_different_names(self) -> None:
        """Python would silently keep the last of two functions with one name."""
        for check, count in Counter(_DEFINITION.findall(self._text)).items():
            if count > 1:
                raise self.mistake(f"there are {count} checks called {check!r}; ids are different.", check)


def read_check(source: Source, function: pytest.Function) -> Check:
    """The check that a function is.  ExerciseError if it has no title or a marker makes no sense."""
    id = function.originalname.removeprefix(PREFIX)
    lines = (function.obj.__doc__ or "").strip().splitlines()
    if not lines:
        raise source.mistake(f"the check {id!r} has no docstring; its first line is the title.", id)
    if function.get_closest_marker("parametrize"):
        raise source.mistake(f"the check {id!r} is parametrised; scenarios are what varies.", id)
    return Check(id, lines[0].strip(), _points(source, function, id), _depends(source, function, id))


def _points(source: Source, function: pytest.Function, id: str) -> float:
    points = _argument(source, function, id, "points", 1)
    is_number = isinstance(points, (int, float)) and not isinstance(points, bool)
    if not is_number or not isfinite(points) or points < 0:  # type: ignore[arg-type, operator]
        raise source.mistake(f"points of the check {id!r}: a number, 0 or more, not {points!r}.", id)
    return points  # type: ignore[return-value]


def _depends(source: Source, function: pytest.Function, id: str) -> str | None:
    depends = _argument(source, function, id, "depends", None)
    if depends is not None and not isinstance(depends, str):
        raise source.mistake(f"depends of the check {id!r}: the id of a check, not {depends!r}.", id)
    return depends


def _argument(source: Source, function: pytest.Function, id: str, marker: str, default: object) -> object:
    marks = list(function.iter_markers(marker))
    if not marks:
        return default
    if len(marks) > 1 or len(marks[0].args) != 1 or marks[0].kwargs:
        raise source.mistake(f"{marker} of the check {id!r}: one marker with one argument.", id)
    return marks[0].args[0]


def expect_sound_dependencies(source: Source, checks: Sequence[Check]) -> None:
    """Every dependency is there and stands above."""
    ids = [check.id for check in checks]
    for place, check in enumerate(checks):
        needs = check.depends
        if needs is not None and needs not in ids:
            known = ", ".join(ids)
            raise source.mistake(f"{check.id!r} depends on {needs!r}, but the checks are {known}.", check.id)
        if needs is not None and needs not in ids[:place]:
            raise source.mistake(f"{check.id!r} depends on {needs!r}, which has to stand above it.", check.id)


def import_mistake(path: Path, error: BaseException) -> ExerciseError:
    """What stopped the import of a ``checks.py``, with the last of its lines that was reached."""
    if isinstance(error, SyntaxError) and error.filename == str(path):
        return ExerciseError(f"{error.msg}.", path, error.lineno)
    lines = [line for file, line in _steps(error) if file == str(path)]
    words = f"{type(error).__name__}: {error}".splitlines()[0].removesuffix(": ")
    return ExerciseError(f"it cannot be imported: {words}", path, lines[-1] if lines else None)


def _steps(error: BaseException) -> Iterator[tuple[str, int]]:
    """File and line of every call on the way to an exception, the innermost last."""
    step = error.__traceback__
    while step is not None:
        yield step.tb_frame.f_code.co_filename, step.tb_lineno
        step = step.tb_next
