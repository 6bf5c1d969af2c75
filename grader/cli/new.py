"""``grade new ex19 --title …``: a new exercise for a course."""

from __future__ import annotations

import os
from pathlib import Path

import click

from grader.cli import options
from grader.errors import UsageError


@click.command("new", short_help="Begin a new exercise.")
@click.argument("name", metavar="ID")
@click.option("--title", metavar="TEXT", required=True, help="What the exercise is called.")
@options.course
@options.lang
def command(name: str, title: str, course_name: str | None, lang: str | None) -> None:
    """Write a new exercise into the course: small, complete and verified, for its author to change.

    ID is ex19, or a whole name such as ex19_ring. The files are in exercises/ID and solutions/ID, and
    config.yaml lists it.

    \b
    Example:
      grade new ex19 --title "A ring of processes" && grade verify ex19
    """
    course = options.open_course(course_name)
    language = options.reader_language(lang, course.languages)
    if not os.access(course.folder, os.W_OK) or not (course.folder / "config.yaml").is_file():
        raise UsageError(f"{course.folder} cannot be written; name your own course with --course.")
    if not title.strip() or not title.isprintable():
        raise UsageError("--title needs one line of text.")

    from grader.cli.screen import show
    from grader.course.catalogue import Catalogue
    from grader.course.scaffold import scaffold
    from grader.reports.overview import new_rows

    id, files = scaffold(course, name, title.strip())
    here = Path.cwd()
    names = [str(path.relative_to(here)) if path.is_relative_to(here) else str(path) for path in files]
    show(new_rows(id, names, Catalogue.kit(language).translate))
