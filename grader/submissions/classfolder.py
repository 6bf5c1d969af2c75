"""A class: a folder or some files per student."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from grader.course import Course, Exercise
from grader.errors import UsageError
from grader.evidence import Text
from grader.submissions.naming import archive_stem, is_for, is_python, mentions, shown, split
from grader.submissions.opening import Opened, Problem, entries, is_folder
from grader.submissions.submission import Submission


class _Claim(NamedTuple):
    """What one path says of a student.  Without an exercise it speaks of every one that was handed in;
    without a path or problem it says only that the student exists.  ``folder`` is the student's, if there
    is one; ``within`` is the path as it is called inside its class."""

    student: str
    exercise: str | None = None
    path: Path | None = None
    within: str = ""
    folder: Path | None = None
    problem: Text | None = None


class _Asked(NamedTuple):
    """For which exercises answers are looked for, and which files are no answers."""

    exercises: tuple[Exercise, ...]
    only: Exercise | None
    given: Container[str]

    def wants(self, exercise: Exercise | None) -> bool:
        return self.only is None or exercise in (None, self.only)


def find(classes: Sequence[Opened], course: Course, only: Exercise | None = None) -> list[Submission]:
    """Everything handed in, sorted by student and exercise; with ``only``, one submission per student.

    A student is a folder or archive that holds ``ex04*.py``, or files such as ``alice_ex04.py`` (with
    ``only`` also ``alice.py``), or both.  One who has a folder is missing where it lacks an exercise that
    somebody handed in.  A name that is in several classes stands for several students, told apart by their
    class.  What cannot be graded has a ``problem``.  UsageError where nothing can be made of a class.
    """
    asked = _asked(course, only)
    claims = [list(_in_class(each, asked)) for each in classes]
    expected = {only.id} if only else {claim.exercise for own in claims for claim in own if claim.exercise}
    for each, own in zip(classes, claims, strict=True):
        if not own or not expected:
            raise UsageError(f"{each.shown}: {_why_nothing(own, course)}")
    times = Counter(student for own in claims for student in {claim.student for claim in own})
    found = [
        _submission(f"{each.shown}/{student}" if times[student] > 1 else student, exercise, answers, each)
        for each, own in zip(classes, claims, strict=True)
        for (student, exercise), answers in _answered(own, expected).items()
    ]
    return sorted(found, key=lambda submission: (submission.student, submission.exercise))


def _asked(course: Course, only: Exercise | None) -> _Asked:
    if only:
        return _Asked((only, *course.exercises), only, {helper.name for helper in only.helpers})
    given = {helper.name for exercise in course.exercises for helper in exercise.helpers}
    return _Asked(course.exercises, None, given)


def _answered(claims: Sequence[_Claim], expected: set[str]) -> dict[tuple[str, str], list[_Claim]]:
    """By student and exercise, what was handed in; nothing for a student who is missing."""
    answers: dict[tuple[str, str], list[_Claim]] = {}
    for claim in claims:
        for exercise in [claim.exercise] if claim.exercise else expected:
            own = answers.setdefault((claim.student, exercise), [])
            own += [claim] if claim.path or claim.problem else []
    return answers


def _why_nothing(claims: list[_Claim], course: Course) -> str:
    if not claims:
        return "there are no submissions in it."
    problem = next((claim.problem for claim in claims if claim.problem), None)
    if problem:
        return problem.render()
    number = course.exercises[0].number
    return f"no file is named after an exercise; name it like alice_{number}.py, or say --exercise {number}."


def _in_class(found: Opened, asked: _Asked) -> Iterator[_Claim]:
    for path in entries(found.folder, asked.given):
        if path in found.archives:
            yield from _of_archive(path, found.archives[path], asked)
        elif is_folder(path):
            yield from _of_folder(shown(path.name), Opened(path, shown(path.name)), asked, asked.only)
        else:
            yield from _of_file(path, asked)
    for problem in found.problems:
        yield _of_problem(problem, asked)


def _of_archive(path: Path, own: Opened, asked: _Asked) -> Iterator[_Claim]:
    """``path`` is the archive, or the student's folder that it lies in."""
    stem = None if is_folder(path) else archive_stem(path.name)
    student, exercise = split(stem, asked.exercises) if stem else (path.name, None)
    if not asked.wants(exercise):
        yield _Claim(shown(student))
        return
    named = (split(name, asked.exercises)[1] for name in reversed(own.shown.split("/")))
    yield from _of_folder(shown(student), own, asked, asked.only or next(filter(None, named), None))


def _of_folder(student: str, own: Opened, asked: _Asked, meant: Exercise | None) -> Iterator[_Claim]:
    """``meant`` is the exercise that a file is for whose name tells none."""
    yield _Claim(student)
    for problem in own.problems:
        name = problem.parts[0] if len(problem.parts) == 1 else ""
        exercise = split(name, asked.exercises)[1] or meant
        if asked.wants(exercise):
            yield _Claim(student, exercise.id if exercise else None, problem=problem.reason)
    try:
        names = [entry.name for entry in entries(own.folder, asked.given)]
    except UsageError:
        yield _Claim(student, None, own.folder, own.shown)
        return
    nameless = [name for name in names if is_python(name) and not split(name, asked.exercises)[1]]
    for exercise in (asked.only,) if asked.only else asked.exercises:
        for name in _answers(names, exercise, nameless if exercise is meant else []):
            path, within = own.folder / name, f"{own.shown}/{shown(name)}"
            yield _Claim(student, exercise.id, path, within, own.folder)


def _answers(names: Sequence[str], exercise: Exercise, nameless: list[str]) -> list[str]:
    """The files of a student's folder that are most plainly for an exercise."""
    named = [name for name in names if mentions(name, exercise)]
    scripts = [name for name in named if is_python(name)]
    return [name for name in scripts if is_for(name, exercise)] or scripts or nameless or named


def _of_file(path: Path, asked: _Asked) -> Iterator[_Claim]:
    student, exercise = split(path.stem, asked.exercises)
    if not (exercise or is_python(path.name) or path.is_symlink()):
        return  # a roster, a README
    exercise = exercise or asked.only
    if not asked.wants(exercise):
        yield _Claim(shown(student))
    else:
        yield _Claim(shown(student), exercise.id if exercise else None, path, shown(path.name))


def _of_problem(problem: Problem, asked: _Asked) -> _Claim:
    """What was not unpacked of a class's archive is told to the student whom its path names."""
    name, *inside = problem.parts or ("?",)
    if inside:
        student, exercise = name, split(inside[0], asked.exercises)[1] if len(inside) == 1 else None
    else:
        student, exercise = split(archive_stem(name) or Path(name).stem, asked.exercises)
    if not asked.wants(exercise):
        return _Claim(shown(student))
    return _Claim(shown(student), exercise.id if exercise else None, problem=problem.reason)


def _submission(student: str, exercise: str, claims: Sequence[_Claim], found: Opened) -> Submission:
    problem = next((claim.problem for claim in claims if claim.problem), None) or _several(claims)
    if problem or not claims:
        return Submission(student, exercise, None, problem=problem)
    claim = claims[0]
    problem = _problem(claim)
    name = str(Path(found.shown) / claim.within)
    return Submission(student, exercise, None if problem else claim.path, claim.folder, problem, name)


def _several(claims: Sequence[_Claim]) -> Text | None:
    if len(claims) < 2:
        return None
    paths = ", ".join(claim.within for claim in claims)
    return Text("There is more than one file for this exercise: {paths}.", {"paths": paths})


def _problem(claim: _Claim) -> Text | None:
    path, fields = claim.path or Path(), {"path": claim.within}
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
