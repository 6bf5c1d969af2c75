"""A class: a folder or some files per student."""

from __future__ import annotations

import os
import stat
from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from grader.course import Course, Exercise
from grader.errors import UsageError
from grader.evidence import Text
from grader.submissions.naming import is_for, is_python, mentions, shown, split
from grader.submissions.submission import Submission


class _Claim(NamedTuple):
    """What one path says of a student.  Without an exercise it speaks of every one that was handed in;
    without a path it says only that the student exists.  ``folder`` is the student's, if there is one."""

    student: str
    exercise: str | None = None
    path: Path | None = None
    folder: Path | None = None


def find(folder: Path, course: Course, only: Exercise | None = None) -> list[Submission]:
    """Everything handed in, sorted by student and exercise; with ``only``, one submission per student.

    A student is a folder that holds ``ex04*.py``, or files such as ``alice_ex04.py`` (with ``only`` also
    ``alice.py``), or both.  One who has a folder is missing where it lacks an exercise that somebody handed
    in.  What cannot be graded has a ``problem``.  UsageError where nothing can be made of the folder.
    """
    exercises = (only,) if only else course.exercises
    given = {helper.name for exercise in exercises for helper in exercise.helpers}
    claims = [claim for path in _entries(folder, given) for claim in _claims(path, course, only, given)]
    expected = {only.id} if only else {claim.exercise for claim in claims if claim.exercise}
    answers: dict[tuple[str, str], list[_Claim]] = {}
    for claim in claims:
        for exercise in [claim.exercise] if claim.exercise else expected:
            own = answers.setdefault((claim.student, exercise), [])
            own += [claim] if claim.path else []
    if not answers:
        raise UsageError(f"{shown(folder)}: {_why_nothing(claims, course)}")
    return [_submission(*key, own, folder) for key, own in sorted(answers.items())]


def _entries(folder: Path, given: Container[str]) -> list[Path]:
    """What lies in a folder, sorted, without hidden files, what Python leaves, and what exercises give."""
    try:
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith((".", "__pycache__")))
        return [path for path in paths if path.name not in given]
    except FileNotFoundError:
        raise UsageError(f"there is no folder {shown(folder)}.") from None
    except NotADirectoryError:
        raise UsageError(f"{shown(folder)} is a file; give the folder that the submissions lie in.") from None
    except OSError as error:
        raise UsageError(f"{shown(folder)} cannot be read: {error.strerror or error}.") from None


def _why_nothing(claims: list[_Claim], course: Course) -> str:
    if not claims:
        return "there are no submissions in this folder."
    number = course.exercises[0].number
    return f"no file is named after an exercise; name it like alice_{number}.py, or say --exercise {number}."


def _claims(path: Path, course: Course, only: Exercise | None, given: Container[str]) -> Iterator[_Claim]:
    if _is_folder(path):
        return _of_folder(path, course, only, given)
    return _of_file(path, course, only)


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


def _of_folder(path: Path, course: Course, only: Exercise | None, given: Container[str]) -> Iterator[_Claim]:
    student = shown(path.name)
    yield _Claim(student)
    try:
        names = [entry.name for entry in _entries(path, given)]
    except UsageError:
        yield _Claim(student, None, path)
        return
    nameless = [name for name in names if is_python(name) and not split(name, course.exercises)[1]]
    for exercise in (only,) if only else course.exercises:
        for name in _answers(names, exercise, nameless if only else []):
            yield _Claim(student, exercise.id, path / name, path)


def _answers(names: Sequence[str], exercise: Exercise, nameless: list[str]) -> list[str]:
    """The files of a student's folder that are most plainly for an exercise."""
    named = [name for name in names if mentions(name, exercise)]
    scripts = [name for name in named if is_python(name)]
    return [name for name in scripts if is_for(name, exercise)] or scripts or nameless or named


def _of_file(path: Path, course: Course, only: Exercise | None) -> Iterator[_Claim]:
    student, exercise = split(path.stem, (only, *course.exercises) if only else course.exercises)
    if not (exercise or is_python(path.name) or path.is_symlink()):
        return  # a roster, a README
    exercise = exercise or only
    if only and exercise is not only:
        yield _Claim(shown(student))
    else:
        yield _Claim(shown(student), exercise.id if exercise else None, path)


def _submission(student: str, exercise: str, claims: list[_Claim], root: Path) -> Submission:
    if not claims:
        return Submission(student, exercise, None)
    if len(claims) > 1:
        paths = ", ".join(_within(root, claim) for claim in claims)
        several = Text("There is more than one file for this exercise: {paths}.", {"paths": paths})
        return Submission(student, exercise, None, problem=several)
    problem = _problem(claims[0], root)
    return Submission(student, exercise, None if problem else claims[0].path, claims[0].folder, problem)


def _problem(claim: _Claim, root: Path) -> Text | None:
    path, fields = claim.path or root, {"path": _within(root, claim)}
    try:
        mode = path.lstat().st_mode
        if not stat.S_ISLNK(mode) and not os.access(path, os.R_OK):
            raise PermissionError(13, "Permission denied")
    except OSError as error:
        return Text("{path} cannot be read: {reason}.", {**fields, "reason": error.strerror or str(error)})
    template = _why_not(mode, claim)
    return Text(template, fields) if template else None


def _why_not(mode: int, claim: _Claim) -> str | None:
    if stat.S_ISLNK(mode):
        return "{path} is a symbolic link; links are not followed."
    if stat.S_ISDIR(mode):
        return "{path} is a folder; the file itself was expected there."
    if not stat.S_ISREG(mode):
        return "{path} is no regular file."
    if claim.path and not is_python(claim.path.name):
        return "{path} is no Python file: its name does not end in .py."
    if claim.exercise is None:
        return "The name of {path} does not say for which exercise it is."
    return None


def _within(root: Path, claim: _Claim) -> str:
    return shown((claim.path or root).relative_to(root))
