"""``grade list``: the exercises, and which of them have a file in the current folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli import options
from grader.errors import UsageError

if TYPE_CHECKING:
    from grader.course import Exercise


@click.command("list", short_help="List the exercises and your files.")
@options.course
@options.lang
def command(course_name: str | None, lang: str | None) -> None:
    """List the exercises, and the file that lies here for each of them.

    \b
    Example:
      grade list --lang zh
    """
    course = options.open_course(course_name)
    language = options.reader_language(lang, course.languages)

    from grader.cli.screen import show
    from grader.course.catalogue import Catalogue
    from grader.reports.compose import course_part
    from grader.reports.overview import Listed, list_rows

    listed = [
        Listed(e.id, Catalogue.for_exercise(e, language).translate(e.title), *_file(e))
        for e in course.exercises
    ]
    translate = Catalogue.for_course(course, language).translate
    show(list_rows(listed, course_part(course, translate), translate))


def _file(exercise: Exercise) -> tuple[str | None, str | None]:
    """(name of the file here, why it cannot be graded)."""
    from grader.evidence import Text
    from grader.submissions import workspace

    try:
        found = workspace.find(exercise, None, Path.cwd())
    except UsageError as error:
        return None, str(error)
    problem = found.problem or Text("")
    return (found.program.name if found.program else None), problem.render() or None
