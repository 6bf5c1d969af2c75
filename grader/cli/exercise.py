"""``grade ex04 [PATH]``: run a student's file and say what is right."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli import options
from grader.cli.files import refuse_early
from grader.course.catalogue import Catalogue
from grader.errors import UsageError
from grader.evidence import Text, Translate

if TYPE_CHECKING:
    from grader.course import Course, Exercise
    from grader.evidence import Evidence
    from grader.submissions import Submission

HELP = """Run your file for an exercise and say what is right.

Without PATH the file is ./{name}*.py; on a terminal the stub is put there first if there is none.
PATH may be any file, or a folder that holds one for this exercise.

\b
Examples:
  grade {name}
  grade {name} draft.py --hints 2
"""


class ExerciseCommand(click.Command):
    """A command under any name; only the course knows whether there is such an exercise."""

    commands: Sequence[str] = ()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError:
            _raise_if_mistyped(str(self.name), self.commands)
            raise


def command_for(name: str, commands: Sequence[str]) -> click.Command:
    """The command that grades the exercise ``name``."""
    command = ExerciseCommand(name, callback=partial(_grade, name, commands), help=HELP.format(name=name))
    command.commands = commands
    for decorate in reversed(_PARAMETERS):
        decorate(command)
    return command


_PARAMETERS = (
    click.argument("path", required=False, type=options.file()),
    options.as_json,
    options.json_file,
    options.junit,
    options.hints,
    options.seed,
    options.jail,
    click.option(
        "--save-evidence",
        metavar="FILE",
        type=options.file(),
        help="Write what was seen of the runs to FILE, FILE-2 …, for `grade judge`.",
    ),
    options.course,
    options.lang,
)


def _raise_if_mistyped(name: str, commands: Sequence[str]) -> None:
    """UsageError that suggests the command that is meant, if one is near."""
    import difflib

    for nearest in difflib.get_close_matches(name, commands, 1, 0.6):
        raise UsageError(f"there is no command or exercise {name!r}; did you mean {nearest}?")


def _grade(
    name: str,
    commands: Sequence[str],
    path: Path | None,
    as_json: bool,
    json_file: Path | None,
    junit: Path | None,
    hints: int,
    seed: int | None,
    jail: bool,
    save_evidence: Path | None,
    course_name: str | None,
    lang: str | None,
) -> int:
    course = options.open_course(course_name)
    exercise = _exercise(course, name, commands)
    language = options.reader_language(lang, course.languages)
    refuse_early(save_evidence, json_file, junit)
    options.demand_jail(jail)
    translate = Catalogue.for_exercise(exercise, language).translate
    submission = _handed_in(exercise, path, translate, may_copy=sys.stdout.isatty() and not as_json)

    from grader.cli.grading import ResultPaths, report, run_and_judge

    drawn = options.new_seed() if seed is None else seed
    graded = run_and_judge(submission, exercise, drawn, translate, jail)

    from grader.reports.typed import Typed

    typed = Typed(
        grade=("grade", name, *(("--course", course_name) if course_name else ()), *_typed_path(path)),
        program=None if submission.program is None else _from_here(_what_runs(submission.program, exercise)),
        hints=hints,
        next=_next(course, exercise),
        task=_from_here(exercise.readme(language)),
    )
    code = report(course, exercise, graded, language, as_json, typed, ResultPaths(json_file, junit))
    if save_evidence is not None:
        _save(save_evidence, graded.evidences, translate)
    return code


def _what_runs(program: Path, exercise: Exercise) -> Path:
    """The given file beside it, where that is run in place of the student's."""
    return program if exercise.driver is None else program.with_name(exercise.driver.name)


def _exercise(course: Course, name: str, commands: Sequence[str]) -> Exercise:
    try:
        return course.exercise(name)
    except UsageError:
        _raise_if_mistyped(name, commands)
        raise


def _handed_in(exercise: Exercise, path: Path | None, translate: Translate, may_copy: bool) -> Submission:
    from grader.submissions import workspace

    submission = workspace.find(exercise, path, Path.cwd())
    if submission.program is None and path is None and may_copy:
        from grader.cli.screen import notice

        for copied, created in workspace.begin(exercise, Path.cwd()):
            if created:
                notice(Text("{file} was put here for you.", {"file": _from_here(copied)}).render(translate))
        submission = workspace.find(exercise, None, Path.cwd())
    return submission


def _typed_path(path: Path | None) -> tuple[str, ...]:
    if path is None:
        return ()
    return ("--", str(path)) if str(path).startswith("-") else (str(path),)


def _from_here(path: Path) -> str:
    """A file as one would type it in the current folder."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _next(course: Course, exercise: Exercise) -> str | None:
    later = course.exercises[course.exercises.index(exercise) + 1 :]
    return later[0].number if later else None


def _save(file: Path, evidences: Sequence[Evidence], translate: Translate) -> None:
    from grader.cli.files import write_whole
    from grader.cli.screen import notice
    from grader.wire import encode

    if not evidences:
        notice(translate("No program was run, so there is no evidence to save."))
    for number, evidence in enumerate(evidences, 1):
        target = file if number == 1 else file.with_name(f"{file.stem}-{number}{file.suffix}")
        write_whole(target, encode(evidence) + b"\n")
        fields = {"label": evidence.scenario.label, "file": str(target)}
        notice(Text("What was seen of the run {label} is in {file}.", fields).render(translate))
