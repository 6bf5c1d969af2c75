"""What a student can type next, quoted for a shell."""

from __future__ import annotations

import shlex
from typing import NamedTuple

from grader.reports.document import GradeDocument, RunPart

LONGEST_STDIN = 300


class Typed(NamedTuple):
    """``grade`` is the command that made this report, without its options, and ``hints`` its --hints.

    ``program`` is the submitted file as seen from the current folder; None where it isn't at hand.
    ``next`` is the exercise that comes after this one, ``task`` the file that says what is to be done.
    """

    grade: tuple[str, ...]
    program: str | None = None
    hints: int = 1
    next: str | None = None
    task: str | None = None


def commands(document: GradeDocument, run: RunPart, typed: Typed, program: str) -> dict[str, str]:
    """Command by label: run the file as this run did, watch it, grade it with the same inputs, see more."""
    program = f"./{program}" if program.startswith("-") else program
    method = ("--start-method", run.start_method) if run.start_method else ()
    wall = ("--wall", f"{run.limit_s:g}") if run.ending.kind == "timed_out" else ()
    stdin = ("--stdin", "-") if run.stdin is not None else ()
    args = ("--", *run.args) if run.args else ()
    delays = ("--delays", str(run.seed)) if run.delays else ()
    watch = shlex.join(("grade", "run", *method, *delays, *wall, *stdin, program, *args))
    labelled = {"The task:": typed.task} if typed.task else {}
    labelled |= {
        "Run it yourself:": piped(run.stdin, shlex.join(("python", program, *run.args))),
        "Watch its processes:": piped(run.stdin, watch),
        "Same inputs again:": shlex.join((*typed.grade, "--seed", str(run.seed))),
    }
    if any(check.hints_left for check in document.checks):
        labelled["More hints:"] = shlex.join((*typed.grade, "--hints", str(typed.hints + 1)))
    return labelled


def piped(stdin: str | None, command: str) -> str:
    """The command with its standard input before it, as a POSIX shell takes it."""
    if stdin is None:
        return command
    if len(stdin) > LONGEST_STDIN:
        return f"… | {command}"
    escaped = stdin.replace("\\", r"\\").replace("%", "%%").replace("\n", r"\n").replace("\t", r"\t")
    separator = "-- " if escaped.startswith("-") else ""
    return f"printf {separator}{shlex.quote(escaped)} | {command}"
