"""One submission, graded in front of its student: what ``grade ex04`` and ``grade judge`` have in common."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from grader import pipeline, sandbox
from grader.checks.judge import Judge
from grader.cli.screen import is_terminal
from grader.course import Course, Exercise
from grader.course.catalogue import Catalogue
from grader.evidence import Evidence, Scenario, Text, Translate, Value
from grader.grading import EXIT_CODES
from grader.limits import Limits
from grader.pipeline import Graded
from grader.sandbox import Program
from grader.submissions import Submission

if TYPE_CHECKING:
    from grader.reports.typed import Typed


def run_and_judge(
    submission: Submission,
    exercise: Exercise,
    seed: int,
    translate: Translate,
    run: pipeline.Run = sandbox.run,
) -> Graded:
    """The grade of a submission; once more if a run starved for want of a CPU core."""
    run = announcing(run, len(exercise.runs(seed)), translate)
    with Judge([exercise]) as judge:
        graded = pipeline.grade(submission, exercise, judge, seed, run)
        if pipeline.must_repeat(graded):
            graded = pipeline.grade(submission, exercise, judge, seed, run)
    return graded


def announcing(run: pipeline.Run, total: int, translate: Translate) -> pipeline.Run:
    """The same ``run``, which says on a terminal's stderr what it is doing, and wipes it afterwards."""
    if not (sys.stderr.isatty() and is_terminal(sys.stderr)):
        return run
    done = 0

    def announced(program: Program, scenario: Scenario, limits: Limits) -> Evidence:
        nonlocal done
        done = done % total + 1
        fields: dict[str, Value] = {"number": done, "total": total, "label": scenario.label}
        sentence = Text("run {number} of {total}: {label} …", fields).render(translate)
        sys.stderr.write(f"\r\x1b[2K{sentence}")
        sys.stderr.flush()
        try:
            return run(program, scenario, limits)
        finally:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()

    return announced


def report(
    course: Course, exercise: Exercise, graded: Graded, language: str, as_json: bool, typed: Typed
) -> int:
    """Print the report; the exit code."""
    from grader.cli.screen import show, show_json
    from grader.reports.compose import grade_document
    from grader.reports.document import encode
    from grader.reports.terminal import grade_rows

    translate = Catalogue.for_exercise(exercise, language).translate
    document = grade_document(
        course, exercise, graded.submission, graded.grade, graded.evidences, translate, language, typed.hints
    )
    if as_json:
        show_json(encode(document))
    else:
        show(grade_rows(document, translate, typed))
    return EXIT_CODES[graded.grade.verdict]
