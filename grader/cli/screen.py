"""Writing to the two streams: reports in colour on a terminal and plain elsewhere, JSON, short notices."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from grader.cli.exits import silence

if TYPE_CHECKING:
    from grader.reports.rows import Row


def show(rows: Iterable[Row]) -> None:
    """A report on standard output.  Rich is imported only for a terminal."""
    from grader.reports.rows import plain, rich

    if not is_terminal(sys.stdout):
        _write(plain(rows, sys.stdout.encoding))
        return
    from rich.console import Console

    console = Console(soft_wrap=True, highlight=False)
    lines = list(rich(rows, console.width, sys.stdout.encoding))
    if not has_colours():
        _write("".join(f"{line.plain.rstrip()}\n" for line in lines))
        return
    with console.capture() as captured:
        for line in lines:
            console.print(line)
    _write(captured.get())


def show_json(document: bytes) -> None:
    """The document and a newline, as UTF-8 whatever the locale; indented for eyes on a terminal."""
    if sys.stdout.isatty():
        import msgspec

        document = msgspec.json.format(document, indent=2)
    _write_bytes(document + b"\n")


def notice(sentence: str) -> None:
    """A remark beside the report, on standard error."""
    from grader.reports.student_text import visible

    sys.stderr.write(f"{visible(sentence)}\n")
    sys.stderr.flush()


def is_terminal(stream: TextIO) -> bool:
    """Whether somebody looks at it through a terminal that can do more than a typewriter."""
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def has_colours() -> bool:
    return not os.environ.get("NO_COLOR")


def columns() -> int | None:
    """The terminal's width; None where there is none to respect."""
    import shutil

    return shutil.get_terminal_size().columns if is_terminal(sys.stdout) else None


def _write(text: str) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    _write_bytes(text.encode(encoding, "backslashreplace"))


def _write_bytes(data: bytes) -> None:
    """A reader that has gone away (``grade ex04 | head``) changes neither verdict nor exit code."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        silence()
