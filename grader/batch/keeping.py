"""A batch whose results are kept: every attempt is on the disk before anybody hears of it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import lru_cache

from grader.batch.desk import result_of
from grader.batch.engine import opening, run, task
from grader.batch.messages import Report, Result, Task
from grader.batch.pace import Pace
from grader.course import Course
from grader.course.digest import way_digest
from grader.pipeline import Graded
from grader.store import Attempt, Store, Subject
from grader.submissions import Submission


@dataclass(frozen=True, slots=True)
class Due:
    """A submission that an attempt is to be made at; with the number of kept ``evidence`` nothing is run."""

    submission: Submission
    subject: Subject
    evidence: int | None = None


def carry_out(
    course: Course,
    due: Sequence[Due],
    store: Store,
    report: Report,
    jailed: bool,
    executor: Executor,
    pace: Pace,
    on_document: Callable[[bytes], None],
) -> None:
    """Make these attempts and keep them; ``on_document`` gets the ``grade/1`` document of each that is
    kept.

    Evidence is read when its turn comes, and nothing of what is finished stays in memory.
    """
    by_key = {one.subject.key: one for one in due}
    opens = opening(course, (one.subject.exercise for one in due), report, jailed)

    @lru_cache
    def way(exercise: str, seed: int) -> str:
        return way_digest(course.exercise(exercise), seed)

    def tasks() -> Iterator[Task]:
        for one in due:
            evidence = None if one.evidence is None else store.evidence(one.evidence)
            yield task(course, opens, one.submission, one.subject.seed, evidence)

    def keep(result: Result) -> None:
        one = by_key[result.submission.student, result.submission.exercise]
        whole = result if result.document else _reported(result, course, report)
        store.add(attempt(one, whole, report, way(one.subject.exercise, one.subject.seed)))
        on_document(zlib.decompress(whole.document))

    run(tasks(), executor, pace, keep)


def attempt(due: Due, result: Result, report: Report, way: str) -> Attempt:
    """What is kept of a result."""
    grade = result.grade
    return Attempt(
        subject=due.subject,
        verdict=grade.verdict,
        score=grade.score,
        max_score=grade.max_score,
        language=report.language,
        hints=report.hints,
        document=result.document,
        evidence=(result.evidence or None) if due.evidence is None else due.evidence,
        way=way,
    )


def _reported(result: Result, course: Course, report: Report) -> Result:
    """With a document, where there was no worker left to write it."""
    return result_of(Graded(result.submission, result.grade), course, report)
