"""Options that several commands share, and what they mean."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import click

from grader.course import Course, find_course
from grader.course.catalogue import ENGLISH, language
from grader.errors import UsageError

KIT_LANGUAGES = (ENGLISH, "zh")

course = click.option(
    "--course",
    "course_name",
    metavar="DIR|builtin",
    help="The course; otherwise GRADE_COURSE, the nearest folder with a course, or the built-in one.",
)
lang = click.option(
    "--lang", metavar="LANG", help="Language of the report, en or zh; otherwise GRADE_LANG or the locale."
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print one grade/1 document, nothing else.")
junit = click.option(
    "--junit", metavar="FILE", type=click.Path(path_type=Path), help="Write the results as JUnit XML, for CI."
)
json_file = click.option(
    "--json-file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write the grade/1 document, and still print the report.",
)
jail = click.option(
    "--jail",
    is_flag=True,
    help="Run it in the jail for strangers' programs; refuse where that does not hold.",
)
hints = click.option(
    "--hints", type=click.IntRange(0), default=1, show_default=True, help="How many hints to show per check."
)
seed = click.option(
    "--seed", type=click.IntRange(0), help="Draw the inputs from this number; otherwise from a new one."
)
jobs = click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1),
    help="Submissions at a time; otherwise as many as keep the cores busy.",
)


def file(**settings: Any) -> click.Path:
    """A path as typed; whether it is good is said by whoever opens it."""
    return click.Path(path_type=Path, **settings)


out = click.option(
    "--out",
    metavar="DIR",
    type=file(),
    default=Path("grade-results"),
    show_default=True,
    help="Folder of attempts.sqlite, results.csv, results.jsonl and report.html.",
)


def open_course(name: str | None) -> Course:
    return find_course(name, os.environ, Path.cwd())


def reader_language(option: str | None, known: tuple[str, ...]) -> str:
    """The language to write in; UsageError if one was asked for that the course does not speak."""
    chosen = language(option, os.environ)
    if option and chosen != ENGLISH and chosen not in known:
        raise UsageError(f"there are no texts in {option!r}; choose one of {', '.join(known)}.")
    return chosen


def kit_language(option: str | None) -> str:
    """The same for commands that need no course."""
    return reader_language(option, KIT_LANGUAGES)


def demand_jail(wanted: bool) -> None:
    """JailError where a jail is wanted and does not hold."""
    if wanted:
        from grader.sandbox import selftest

        selftest.demand()


def new_seed() -> int:
    """Short enough to type again."""
    return random.SystemRandom().randrange(1_000_000)
