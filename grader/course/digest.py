"""The version of a course, as one number."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from grader.course.course import Exercise
from grader.course.yamlfile import read_bytes
from grader.errors import ExerciseError


def digest(config: bytes, exercises: Iterable[Exercise]) -> str:
    """SHA-256 over names and contents of everything that can change a grade."""
    total = sha256()
    for exercise in exercises:
        for path, name in _graded_by(exercise.folder):
            content = read_bytes(path, ExerciseError)
            total.update(f"{exercise.id}/{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            total.update(content)
    total.update(config)
    return total.hexdigest()


def _graded_by(folder: Path) -> Iterator[tuple[Path, str]]:
    """(file, name within ``folder``), sorted; not what only people read, nor what tools leave behind."""
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__pycache__")))
        for name in sorted(names):
            if not name.startswith((".", "README")) and not name.endswith((".po", ".pyc", "~")):
                path = Path(where, name)
                yield path, path.relative_to(folder).as_posix()
