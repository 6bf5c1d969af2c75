"""``grade run FILE``: watch any program; nothing is judged."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import click

from grader.cli import options, pictures
from grader.cli.files import refuse_early
from grader.cli.pictures import Pictures
from grader.errors import UsageError
from grader.reports.student_text import encodable
from grader.sandbox.workfolder import Program

WALL_S = 60.0
MEMORY_MB = 4096.0


class RunCommand(click.Command):
    """``--delays`` may stand alone: click would take the FILE after it for its value."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = args[: args.index("--")] if "--" in args else args
        for place, arg in enumerate(own):
            value = own[place + 1 : place + 2]
            if arg == "--delays" and not (value and value[0].isdecimal()):
                args = [*args[:place], "--delays=", *args[place + 1 :]]
        return super().parse_args(ctx, args)


@click.command("run", cls=RunCommand, short_help="Watch any program and its processes.")
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
@click.option(
    "--delays",
    metavar="[SEED]",
    callback=lambda ctx, option, value: _seed(value),
    help="Slow it down where a race would show, by SEED or a new one.",
)
@pictures.wanted
@options.jail
@options.as_json
@options.lang
def command(
    program: Path,
    args: tuple[str, ...],
    start_method: str | None,
    stdin: Path | None,
    wall: float,
    delays: int | None,
    timeline: bool,
    svg: Path | None,
    trace: Path | None,
    jail: bool,
    as_json: bool,
    lang: str | None,
) -> int:
    """Run any Python program here and show its ending, its processes and who printed what.

    Races are proved from the order of events, also where the result came out right; so are locks that are
    taken in opposite orders, and what works under one start method only.

    With --jail it runs in a folder of its own, with copies of FILE and of the modules beside it.

    It may use as much CPU time as fits into --wall seconds. The exit code is 0 if it ended with 0 and
    left nothing behind, else 1.

    \b
    Examples:
      grade run my_program.py
      grade run my_program.py --start-method spawn --wall 5 -- mango 3
      grade run my_program.py --delays --timeline --svg run.svg
    """
    _refuse(program, args)
    if not math.isfinite(wall):
        raise UsageError("--wall needs a number of seconds.")
    if as_json and timeline:
        raise UsageError("--timeline draws for eyes; with --json write the picture to a file, --svg FILE.")
    for file in (svg, trace):
        refuse_early(file)
    language = options.kit_language(lang)

    from grader import sandbox
    from grader.evidence import Scenario
    from grader.limits import Limits

    limits = Limits(wall=wall, cpu=wall, cpu_per_process=wall, memory=MEMORY_MB)
    scenario = Scenario("run", start_method, args, _text(stdin), seed=delays or 0, delays=delays is not None)
    options.demand_jail(jail)
    what = _with_neighbours(program) if jail else sandbox.Program(program, in_place=True)
    evidence = sandbox.run(what, scenario, limits, jailed=jail)

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
    wanted = Pictures(timeline, svg, trace)
    if wanted:
        method = f", {start_method}" if start_method else ""
        pictures.draw(evidence, wanted, f"{program.name}{method}", translate)
    if evidence.ending.kind == "runner_error":
        return 3
    return 0 if evidence.ending.ok and not evidence.leftovers else 1


def _with_neighbours(file: Path) -> Program:
    """In a jail it has a folder of its own, with the modules beside it that it may import."""
    beside = (one for one in sorted(file.absolute().parent.glob("*.py")) if one.name != file.name)
    return Program(file, helpers=tuple(one for one in beside if one.is_file() and not one.is_symlink()))


def _seed(value: str | None) -> int | None:
    """The seed of the delays, a new one where none is given; None for no delays."""
    if value is None:
        return None
    if value and not value.isdecimal():
        raise UsageError(f"--delays takes a whole number, not {value!r}.")
    return int(value) if value else options.new_seed()


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
