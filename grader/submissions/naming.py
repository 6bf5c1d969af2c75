"""What a file name says: for which exercise it is, and whose."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from grader.course import Exercise
from grader.evidence.text import visible

_SEPARATORS = " _-."
_ARCHIVE = re.compile(r"(.+?)\.(?:zip|tar|tgz|tbz2?|txz|tar\.\w+|7z|rar)", re.IGNORECASE | re.DOTALL)
_LONE_JOINER = re.compile("(?<![^\x00-\x7f])\u200d|\u200d(?![^\x00-\x7f])")


def is_for(name: str, exercise: Exercise) -> bool:
    """Whether a name begins with the exercise's number, as in ``ex04*.py``."""
    begin = re.compile(rf"{re.escape(exercise.number)}(?!\d)", re.IGNORECASE)
    return is_python(name) and begin.match(name) is not None


def is_given(name: str, exercise: Exercise) -> bool:
    """Whether a file of this name comes with the exercise."""
    return any(name == helper.name for helper in exercise.helpers)


def is_python(name: str) -> bool:
    return name.lower().endswith(".py")


def archive_stem(name: str) -> str | None:
    """What stands before the ``.tar.gz`` of an archive's name; None if it is no archive by its name."""
    found = _ARCHIVE.fullmatch(name)
    return found[1] if found else None


def split(stem: str, exercises: Iterable[Exercise]) -> tuple[str, Exercise | None]:
    """(student, exercise) of ``alice_ex04``, ``ex04_alice`` or ``ex04_queue_alice``.

    The exercise is None, and the student the whole stem, where no exercise is named.
    """
    for exercise in exercises:
        found = _mention(exercise).search(stem)
        if found:
            before, after = stem[: found.start()].rstrip(_SEPARATORS), stem[found.end() :].lstrip(_SEPARATORS)
            return "_".join(part for part in (before, after) if part) or stem, exercise
    return stem, None


def mentions(name: str, exercise: Exercise) -> bool:
    """Whether the exercise's id or number stands anywhere in a name."""
    return _mention(exercise).search(name) is not None


def shown(path: Path | str) -> str:
    """A file name that can be written anywhere and is never taken for another one's.

    Control characters and marks that reorder text become ``\\n`` and ``\\u202e``, bytes that are no UTF-8
    ``\\xNN``, and a backslash two.
    """
    text = os.fsencode(path).replace(b"\\", rb"\\").decode("utf-8", "backslashreplace")
    return visible(_LONE_JOINER.sub(r"\\u200d", text))


def _mention(exercise: Exercise) -> re.Pattern[str]:
    names = f"{re.escape(exercise.id)}|{re.escape(exercise.number)}"
    return re.compile(rf"(?<![A-Za-z0-9])(?:{names})(?!\d)", re.IGNORECASE)
