"""The path of a submission, from a file to a grade.  One submission and ten thousand walk it alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from grader import grading, sandbox
from grader.checks.judge import Judge
from grader.course import Exercise
from grader.evidence import Evidence, Scenario
from grader.grading import Grade
from grader.limits import Limits
from grader.sandbox import Program
from grader.submissions import Submission

RunAll = Callable[[Program, Sequence[tuple[Scenario, Limits]]], Iterable[Evidence]]


@dataclass(frozen=True, slots=True)
class Graded:
    """A submission, what its runs showed and what that is worth."""

    submission: Submission
    grade: Grade
    evidences: tuple[Evidence, ...] = ()


def grade(
    submission: Submission, exercise: Exercise, judge: Judge, seed: int, run_all: RunAll = sandbox.run_all
) -> Graded:
    """Run the submission once in every scenario, then judge what was seen.

    A run that waited for a busy machine until its time was over is not counted: its grade is
    ``not_graded`` with ``must_repeat`` true, and whoever schedules grades it again, alone.
    """
    if submission.problem is not None:
        return Graded(submission, grading.not_graded(exercise.id, judge.checks(exercise), submission.problem))
    if submission.program is None:
        return Graded(submission, grading.missing(exercise.id, judge.checks(exercise)))
    program = Program(
        submission.program,
        exercise.helpers,
        submission.folder,
        exercise.collect,
        driver=exercise.driver,
        module=exercise.id,
        secret=exercise.folder.parents[1],
    )
    evidences = tuple(run_all(program, exercise.runs(seed)))
    return Graded(submission, assess(exercise, evidences, judge), evidences)


def assess(exercise: Exercise, evidences: tuple[Evidence, ...], judge: Judge) -> Grade:
    """The grade that this evidence is worth; no student code runs."""
    findings = judge.judge(exercise, evidences)
    return grading.grade(exercise.id, judge.checks(exercise), evidences, findings, exercise.hints)


def must_repeat(graded: Graded) -> bool:
    """Whether a run was starved of CPU, so that the submission has to be graded again, alone."""
    return any(evidence.ending.starved for evidence in graded.evidences)
