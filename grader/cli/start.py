"""``grade start``: the stubs of all exercises into the current folder."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli import options


@click.command("start", short_help="Put the stubs of all exercises here.")
@options.course
@options.lang
def command(course_name: str | None, lang: str | None) -> None:
    """Put the stubs of all exercises into this folder, never over a file that is there.

    \b
    Example:
      grade start && grade ex01
    """
    course = options.open_course(course_name)
    language = options.reader_language(lang, course.languages)

    from grader.cli.screen import show
    from grader.course.catalogue import Catalogue
    from grader.reports.overview import start_rows
    from grader.submissions import workspace

    copied = workspace.start(course, Path.cwd())
    first = course.exercises[0].number
    tasks = str(course.folder / "exercises" / "*" / course.exercises[0].readme(language).name)
    names = [(path.name, created) for path, created in copied]
    show(start_rows(names, tasks, first, Catalogue.kit(language).translate))
