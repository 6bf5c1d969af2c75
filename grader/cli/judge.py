"""``grade judge EXERCISE FILE…``: judge saved evidence again; no student code runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli import options
from grader.errors import UsageError

if TYPE_CHECKING:
    from grader.course import Exercise
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
    _refuse_part(found, evidences)
    with Judge([found]) as judge:
        grade = pipeline.assess(found, evidences, judge)
    submission = Submission("", found.id, Path(evidences[0].program))
    typed = Typed(("grade", "judge", exercise, *map(str, files)), hints=hints)
    graded = pipeline.Graded(submission, grade, evidences)
    return report(course, found, graded, language, as_json, typed)


def _refuse_part(exercise: Exercise, evidences: Sequence[Evidence]) -> None:
    """UsageError unless every run of the exercise is there: a failure could lie in one that is not given."""
    given = {(evidence.scenario.name, evidence.scenario.start_method) for evidence in evidences}
    wanted = {(scenario.name, scenario.start_method): scenario.label for scenario, _ in exercise.runs(0)}
    missing = [label for run, label in wanted.items() if run not in given]
    strange = [
        e.scenario.label for e in evidences if (e.scenario.name, e.scenario.start_method) not in wanted
    ]
    if missing:
        raise UsageError(f"{exercise.id} is judged by all its runs; missing: {'; '.join(missing)}.")
    if strange:
        raise UsageError(f"{exercise.id} has no such run: {'; '.join(strange)}.")


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
