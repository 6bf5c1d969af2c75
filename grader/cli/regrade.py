"""``grade regrade``: the checks of today on the evidence of the last batch; no student code runs."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli import options


@click.command("regrade", short_help="Judge a class again, running nothing.")
@options.out
@click.option("--exercise", metavar="EXERCISE", help="Only this exercise.")
@options.jobs
@options.hints
@options.course
@options.lang
def command(
    out: Path,
    exercise: str | None,
    jobs: int | None,
    hints: int,
    course_name: str | None,
    lang: str | None,
) -> int:
    """Judge a class again after a check was mended, running nothing: `grade batch` has kept what it saw.

    Says whose grade changed from what to what, and writes the results anew. What was run in another way
    than the exercise asks for now cannot be judged again; it is listed, and `grade batch` runs it.

    \b
    Examples:
      grade regrade
      grade regrade --out results/ --exercise ex04
    """
    course = options.open_course(course_name)
    language = options.reader_language(lang, course.languages)

    from grader.batch import Report
    from grader.batch.regrade import plan
    from grader.cli.attempts import Files, Way, entries_of, exit_code, make, written
    from grader.cli.screen import show
    from grader.course.catalogue import Catalogue
    from grader.reports.changes import Change, change_rows, changed
    from grader.store import Store

    only = course.exercise(exercise).id if exercise else None
    translate = Catalogue.for_course(course, language).translate
    with Store(out, create=False) as store:
        latest = [one for one in store.latest() if only in (None, one.subject.exercise)]
        before = entries_of(store, latest)
        planned = plan(course, latest, lambda one: before[one.subject.key].submission or None)
        way, files = Way(Report(language, hints), jobs), Files(out)
        entries = make(course, planned.judged, store, way, files, translate, anew=True)
        after = {(entry.student, entry.exercise): entry for entry in entries}
    changes = changed(Change(before[key], after[key]) for key in (one.subject.key for one in planned.judged))
    to_be_run = [before[one.subject.key] for one in planned.to_be_run]
    show(change_rows(changes, len(planned.judged), to_be_run, translate))
    written(files, translate)
    return exit_code([after[one.subject.key].verdict for one in latest])
