"""``grade run FILE``: watch any program; nothing is judged."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import click

from grader.cli import options
from grader.errors import UsageError
from grader.reports.student_text import encodable

WALL_S = 60.0
MEMORY_MB = 4096.0


@click.command("run", short_help="Watch any program and its processes.")
@click.argument("program", metavar="FILE", type=options.file())
@click.argument("args", nargs=-1, metavar="[-- ARGS...]", type=click.UNPROCESSED)
@click.option(
    "--start-method",
    type=click.Choice(["fork", "spawn", "forkserver"]),
    help="Make this multiprocessing's default; otherwise Python's own.",
)
@click.option("--stdin", metavar="FILE", type=options.file(), help="The program's standard input; - is ours.")
@click.option(
    "--wall",
    metavar="S",
    type=click.FloatRange(0.1),
    default=WALL_S,
    show_default=True,
    help="Stop it after S s.",
)
@options.as_json
@options.lang
def command(
    program: Path,
    args: tuple[str, ...],
    start_method: str | None,
    stdin: Path | None,
    wall: float,
    as_json: bool,
    lang: str | None,
) -> int:
    """Run any Python program here and show its ending, its processes and who printed what.

    It may use as much CPU time as fits into --wall seconds. The exit code is 0 if it ended with 0 and
    left nothing behind, else 1.

    \b
    Examples:
      grade run my_program.py
      grade run my_program.py --start-method spawn --wall 5 -- mango 3
    """
    _refuse(program, args)
    if not math.isfinite(wall):
        raise UsageError("--wall needs a number of seconds.")
    language = options.kit_language(lang)

    from grader import sandbox
    from grader.evidence import Scenario
    from grader.limits import Limits

    limits = Limits(wall=wall, cpu=wall, cpu_per_process=wall, memory=MEMORY_MB)
    scenario = Scenario("run", start_method, args, _text(stdin))
    evidence = sandbox.run(sandbox.Program(program, in_place=True), scenario, limits)

    from grader.cli.screen import show, show_json
    from grader.course.catalogue import Catalogue
    from grader.reports.compose import run_document
    from grader.reports.detail import FULL
    from grader.reports.document import encode
    from grader.reports.run_rows import run_rows

    translate = Catalogue.kit(language).translate
    document = run_document(program, evidence, translate, language)
    if as_json:
        show_json(encode(document))
    else:
        show(run_rows(document.runs[0], translate, FULL, indent=0))
    if evidence.ending.kind == "runner_error":
        return 3
    return 0 if evidence.ending.ok and not evidence.leftovers else 1


def _refuse(program: Path, args: tuple[str, ...]) -> None:
    """UsageError for what Python could not run either, and for arguments that JSON cannot hold."""
    if any(arg != encodable(arg) for arg in args):
        raise UsageError("the arguments must be UTF-8 text.")
    if program.is_dir():
        raise UsageError(f"{program} is a folder; name the Python file to run.")
    if program.exists() and not program.is_file():
        raise UsageError(f"{program} is no regular file.")
    try:
        with program.open("rb") as file:
            head = file.read(8192)
    except OSError as error:
        raise UsageError(f"{program} cannot be run: {error.strerror or error}.") from None
    if b"\0" in head:
        raise UsageError(f"{program} is a binary file, not a Python program.")


def _text(stdin: Path | None) -> str | None:
    if stdin is None:
        return None
    try:
        data = sys.stdin.buffer.read() if str(stdin) == "-" else stdin.read_bytes()
        return data.decode()
    except OSError as error:
        raise UsageError(f"{stdin} cannot be read: {error.strerror or error}.") from None
    except UnicodeDecodeError:
        raise UsageError(f"{stdin} is not UTF-8 text.") from None
