"""Judging again what was kept, after a check was mended: no student code runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from grader.batch.keeping import Due
from grader.course import Course
from grader.course.digest import exercise_digest, way_digest
from grader.store import Latest
from grader.submissions import Submission


@dataclass(frozen=True, slots=True)
class Plan:
    """What is judged again, and what cannot be: its evidence was gathered in another way than the exercise
    asks for now, there is none, or it was not graded in the first place."""

    judged: tuple[Due, ...]
    to_be_run: tuple[Latest, ...]


def plan(course: Course, latest: Iterable[Latest], path_of: Callable[[Latest], str | None]) -> Plan:
    """``path_of`` is the submission's path in the latest document."""

    @lru_cache
    def version(exercise: str) -> str:
        return exercise_digest(course, course.exercise(exercise))

    @lru_cache
    def way(exercise: str, seed: int) -> str:
        return way_digest(course.exercise(exercise), seed)

    judged, to_be_run = [], []
    for one in latest:
        subject = one.subject
        if can_be_judged(one, way(subject.exercise, subject.seed)):
            path = path_of(one)
            submission = Submission(subject.student, subject.exercise, Path(path) if path else None)
            new = replace(subject, course=version(subject.exercise))
            judged.append(Due(submission, new, one.evidence))
        else:
            to_be_run.append(one)
    return Plan(tuple(judged), tuple(to_be_run))


def can_be_judged(one: Latest, way: str) -> bool:
    """Whether the checks of today can be asked about it; who handed in nothing has nothing to run."""
    return one.verdict == "missing" or (one.verdict != "not_graded" and one.way == way)
