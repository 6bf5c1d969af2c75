"""``grade jail-test``: whether the jail holds on this machine."""

from __future__ import annotations

import click

from grader.cli import options


@click.command("jail-test", short_help="See whether the jail holds here.")
@options.lang
def command(lang: str | None) -> int:
    """Build the jail in which submissions of strangers are run, and let a canary try to get out of it.

    The exit code is 0 if it holds, 3 if it does not or cannot be built; what to do is said.

    \b
    Example:
      grade jail-test
    """
    language = options.kit_language(lang)

    from grader.cli.screen import show
    from grader.course.catalogue import Catalogue
    from grader.reports.jail_rows import jail_rows
    from grader.sandbox import selftest

    managed = selftest.escapes()
    show(jail_rows(selftest.ATTEMPTS, managed, Catalogue.kit(language).translate))
    return 3 if managed else 0
