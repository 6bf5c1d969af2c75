"""Going on: what of a class still has to be done, given what was done before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal

from grader.batch.keeping import Due
from grader.batch.messages import Report
from grader.course import Course
from grader.course.digest import exercise_digest
from grader.store import Latest, Subject, kit_digest
from grader.submissions import Submission
from grader.submissions.digest import content_digest

Need = Literal["nothing", "judging", "running"]


def subjects(
    course: Course, submissions: Iterable[Submission], seeds: Mapping[str, int]
) -> list[tuple[Submission, Subject]]:
    """Each submission with all that its grade depends on; ``seeds`` by exercise."""

    @lru_cache
    def version(exercise: str) -> str:
        return exercise_digest(course, course.exercise(exercise))

    def subject(s: Submission) -> Subject:
        seed = seeds[s.exercise]
        return Subject(s.student, s.exercise, content_digest(s), version(s.exercise), kit_digest(), seed)

    return [(s, subject(s)) for s in submissions]


def due(
    found: Iterable[tuple[Submission, Subject]], latest: Iterable[Latest], report: Report, force: bool = False
) -> list[Due]:
    """The attempts to make, in the order of the submissions."""
    known = {one.subject: one for one in latest}
    attempts = []
    for submission, subject in found:
        before = known.get(subject)
        what = need(before, report, force)
        if what != "nothing":
            evidence = before.evidence if before and what == "judging" else None
            attempts.append(Due(submission, subject, evidence))
    return attempts


def need(before: Latest | None, report: Report, force: bool = False) -> Need:
    """What is still to be done about a subject: a grade stands, unless it is none.

    Where only the language of its document is another one, or the number of hints, it is written anew from
    evidence.
    """
    if force or before is None or before.verdict == "not_graded":
        return "running"
    if (before.language, before.hints) == (report.language, report.hints):
        return "nothing"
    return "running" if before.evidence is None else "judging"
