"""``grade judge EXERCISE FILE…``: judge saved evidence again; no student code runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli import options
from grader.errors import UsageError

if TYPE_CHECKING:
    from grader.evidence import Evidence


@click.command("judge", short_help="Judge saved evidence again.")
@click.argument("exercise")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=options.file())
@options.as_json
@options.hints
@options.course
@options.lang
def command(
    exercise: str,
    files: tuple[Path, ...],
    as_json: bool,
    hints: int,
    course_name: str | None,
    lang: str | None,
) -> int:
    """Judge saved evidence again, without running anything.

    The FILEs are one submission's runs, as `grade EXERCISE --save-evidence FILE` wrote them.

    \b
    Example:
      grade ex04 --save-evidence seen.json
      grade judge ex04 seen.json seen-2.json
    """
    course = options.open_course(course_name)
    found = course.exercise(exercise)
    language = options.reader_language(lang, course.languages)

    from grader import pipeline
    from grader.checks.judge import Judge
    from grader.cli.grading import report
    from grader.reports.typed import Typed
    from grader.submissions import Submission
    from grader.wire import load_evidence

    evidences = tuple(_whole(path, load_evidence(path)) for path in files)
    with Judge([found]) as judge:
        grade = pipeline.assess(found, evidences, judge)
    submission = Submission("", found.id, Path(evidences[0].program))
    typed = Typed(("grade", "judge", exercise, *map(str, files)), hints=hints)
    graded = pipeline.Graded(submission, grade, evidences)
    return report(course, found, graded, language, as_json, typed)


def _whole(path: Path, evidence: Evidence) -> Evidence:
    """UsageError for evidence, edited by hand, that speaks of processes which it does not have."""
    count = len(evidence.processes)
    spoken_of = [line.process for line in evidence.output]
    spoken_of += [event.process for event in evidence.events]
    spoken_of += [p.started_by for p in evidence.processes if p.started_by is not None]
    spoken_of += (
        [wait.process for wait in evidence.ending.explanation.waits] if evidence.ending.explanation else []
    )
    if not all(0 <= index < count for index in spoken_of):
        raise UsageError(f"{path} speaks of a process that it does not list.")
    return evidence
