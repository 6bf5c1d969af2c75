"""A worker's desk: the exercises of its course, a warm judge, and how a Task becomes a Result."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from grader import grading, pipeline, sandbox
from grader.batch.messages import Opening, Report, Result, Task
from grader.batch.packing import pack, unpack
from grader.checks.judge import Judge
from grader.course import Course, Exercise
from grader.course.catalogue import Catalogue
from grader.course.load import load_course
from grader.errors import UsageError
from grader.evidence import Text
from grader.pipeline import Graded, RunAll
from grader.reports.compose import grade_document
from grader.reports.document import encode


class Desk:
    """Made by ``opened``; its process has one thread, because the judge and every run are forked from it."""

    def __init__(self, opening: Opening, course: Course, judge: Judge) -> None:
        self._opening, self._course, self._judge = opening, course, judge
        self._run_all = run_all_of(opening)

    def do(self, task: Task) -> Result:
        """The Result of a Task; whatever goes wrong over one submission is that one's alone."""
        exercise = self._course.exercise(task.submission.exercise)
        try:
            graded = self._graded(task, exercise)
        except Exception as error:
            reason = Text("It could not be graded: {error}", {"error": f"{error or type(error).__name__}"})
            checks = self._judge.checks(exercise)
            graded = Graded(task.submission, grading.not_graded(exercise.id, checks, reason))
        return result_of(graded, self._course, self._opening.report)

    def _graded(self, task: Task, exercise: Exercise) -> Graded:
        if task.evidence is None:
            return pipeline.grade(task.submission, exercise, self._judge, task.seed, self._run_all)
        evidences = unpack(task.evidence)
        return Graded(task.submission, pipeline.assess(exercise, evidences, self._judge), evidences)


@contextmanager
def opened(opening: Opening) -> Iterator[Desk]:
    """A desk at which the checks of all exercises have been read; GradeError if the course is broken."""
    course = load_course(opening.course)
    if course.digest != opening.digest:
        raise UsageError(
            f"{course.folder} has been changed meanwhile; start again to go on with it as it is."
        )
    exercises = tuple(course.exercise(name) for name in opening.exercises)
    with Judge(exercises) as judge:
        for exercise in exercises:
            judge.checks(exercise)
        yield Desk(opening, replace(course, folder=opening.shown or course.folder), judge)


def run_all_of(opening: Opening) -> RunAll:
    """The one place that says in what surroundings the submissions of a batch run."""
    return partial(sandbox.run_all, jailed=opening.jailed)


def result_of(graded: Graded, course: Course, report: Report | None) -> Result:
    """With the document and the evidence, if a report is wanted."""
    submission, grade, evidences = graded.submission, graded.grade, graded.evidences
    starved = pipeline.must_repeat(graded)
    if report is None:
        return Result(submission, grade, starved=starved)
    exercise = course.exercise(submission.exercise)
    translate = Catalogue.for_exercise(exercise, report.language).translate
    document = grade_document(
        course, exercise, submission, grade, evidences, translate, report.language, report.hints
    )
    return Result(submission, grade, pack(evidences), zlib.compress(encode(document)), starved)
