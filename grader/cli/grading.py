"""One submission, graded in front of its student: what ``grade ex04`` and ``grade judge`` have in common."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

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
    from grader.reports.document import GradeDocument
    from grader.reports.typed import Typed


def run_and_judge(
    submission: Submission,
    exercise: Exercise,
    seed: int,
    translate: Translate,
    jail: bool = False,
    cores: int | None = None,
) -> Graded:
    """The grade of a submission, its runs two at a time where there are two cores; once more, and one run
    at a time, if one starved for want of a core."""
    cores = cores or len(os.sched_getaffinity(0))
    ways = (partial(sandbox.run_all, at_once=n, jailed=jail) for n in (min(2, cores), 1))
    two, one = (announcing(run_all, translate) for run_all in ways)
    with Judge([exercise]) as judge:
        graded = pipeline.grade(submission, exercise, judge, seed, two)
        if pipeline.must_repeat(graded):
            graded = pipeline.grade(submission, exercise, judge, seed, one)
    return graded


def announcing(run_all: pipeline.RunAll, translate: Translate) -> pipeline.RunAll:
    """The same, but on a terminal's stderr it says which run it waits for, and wipes that afterwards."""
    if not (sys.stderr.isatty() and is_terminal(sys.stderr)):
        return run_all

    def announced(program: Program, runs: Sequence[tuple[Scenario, Limits]]) -> Iterator[Evidence]:
        evidences = iter(run_all(program, runs))
        for number, (scenario, _) in enumerate(runs, 1):
            fields: dict[str, Value] = {"number": number, "total": len(runs), "label": scenario.label}
            sentence = Text("run {number} of {total}: {label} …", fields).render(translate)
            with on_one_line(sentence):
                evidence = next(evidences)
            yield evidence

    return announced


@contextmanager
def on_one_line(sentence: str) -> Iterator[None]:
    """Shown on stderr until the end of the block."""
    sys.stderr.write(f"\r\x1b[2K{sentence}")
    sys.stderr.flush()
    try:
        yield
    finally:
        sys.stderr.write("\r\x1b[2K")
        sys.stderr.flush()


class ResultPaths(NamedTuple):
    """Files for other programs, where they are wanted."""

    json: Path | None = None
    junit: Path | None = None


NO_FILES = ResultPaths()


def report(
    course: Course,
    exercise: Exercise,
    graded: Graded,
    language: str,
    as_json: bool,
    typed: Typed,
    files: ResultPaths = NO_FILES,
) -> int:
    """Write the files, then print the report; the exit code."""
    from grader.cli.screen import show, show_json
    from grader.reports.compose import grade_document
    from grader.reports.document import encode
    from grader.reports.terminal import grade_rows

    translate = Catalogue.for_exercise(exercise, language).translate
    document = grade_document(
        course, exercise, graded.submission, graded.grade, graded.evidences, translate, language, typed.hints
    )
    _write(files, document, translate)
    if as_json:
        show_json(encode(document))
    else:
        show(grade_rows(document, translate, typed))
    return EXIT_CODES[graded.grade.verdict]


def _write(files: ResultPaths, document: GradeDocument, translate: Translate) -> None:
    from grader.cli.files import write_pieces, write_whole

    if files.json is not None:
        from grader.reports.document import encode

        write_whole(files.json, encode(document) + b"\n")
    if files.junit is not None:
        from grader.reports.junit import junit

        write_pieces(files.junit, (part.encode() for part in junit([document], translate)))
