"""``grade``: the group of commands, in which an exercise's id stands where a command could."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from grader import __version__
from grader.cli.exits import USER, guarded, have_streams, tidy_when_told_to_end

COMMANDS = ("start", "list", "run", "judge", "batch", "regrade", "verify", "new", "jail-test")


class Commands(click.Group):
    """Each command lives in a module of its name, imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        if cmd_name in COMMANDS:
            command = import_module(f"grader.cli.{cmd_name.replace('-', '_')}").command
            assert isinstance(command, click.Command)
            return command
        from grader.cli.exercise import command_for

        return command_for(cmd_name, COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Grade an exercise"):
            formatter.write_dl([("ex04 [PATH]", "Run your file for an exercise and say what is right.")])
        super().format_commands(ctx, formatter)


@click.group(
    cls=Commands,
    subcommand_metavar="EXERCISE | COMMAND [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
)
@click.version_option(__version__, prog_name="grade")
@click.pass_context
def grade(context: click.Context) -> int:
    """Grade exercises on Python multiprocessing: run a program, see what really happened, say why.

    \b
    Examples:
      grade start                 put the stubs of all exercises into this folder
      grade ex04                  grade ./ex04*.py
      grade run my_program.py     watch any program: its processes, and who printed what
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
    return USER


def main() -> None:
    """The console script ``grade``."""
    have_streams()
    tidy_when_told_to_end()
    sys.exit(guarded(lambda: grade.main(prog_name="grade", standalone_mode=False)))
