"""Versions of a course, of an exercise and of a way to run it, each as one number."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from grader import wire
from grader.course.course import Course, Exercise
from grader.course.yamlfile import read_bytes
from grader.errors import ConfigError, ExerciseError


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


def exercise_digest(course: Course, exercise: Exercise) -> str:
    """The same of one exercise: what changes in another one does not touch it."""
    return digest(read_bytes(course.folder / "config.yaml", ConfigError), (exercise,))


def way_digest(exercise: Exercise, seed: int) -> str:
    """SHA-256 over all that a run depends on beside the submission, and no check: evidence that was
    gathered in one way cannot be judged as if it had been gathered in another."""
    total = sha256()
    for scenario, limits in exercise.runs(seed):
        bounds = replace(limits, processes=1)  # whose default depends on the machine
        total.update(wire.encode((scenario, bounds)))
    total.update(wire.encode((exercise.collect, exercise.driver and exercise.driver.name)))
    for path, name in _graded_by(exercise.folder / "files"):
        total.update(wire.encode((name, sha256(read_bytes(path, ExerciseError)).hexdigest())))
    return total.hexdigest()


def _graded_by(folder: Path) -> Iterator[tuple[Path, str]]:
    """(file, name within ``folder``), sorted; not what only people read, nor what tools leave behind."""
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__pycache__")))
        for name in sorted(names):
            if not name.startswith((".", "README")) and not name.endswith((".po", ".pyc", "~")):
                path = Path(where, name)
                yield path, path.relative_to(folder).as_posix()
