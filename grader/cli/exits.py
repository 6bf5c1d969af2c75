"""The one place where errors become a sentence on stderr and an exit code.

0 passed · 1 the student's failure · 2 the author's, the user's, the configuration's mistake ·
3 the kit's or the machine's failure · 130 Ctrl-C.  ``docs/commands.md`` says it for every command.
"""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import click

from grader.errors import GradeError

USER = 2
MACHINE = 3
INTERRUPTED = 130

_THE_MACHINE = {
    errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO,
    errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN,
}  # fmt: skip


def guarded(command: Callable[[], object]) -> int:
    """The exit code of a command; whatever goes wrong in it is one sentence on stderr."""
    try:
        code = command()
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except GradeError as error:
        return _said(str(error), error.exit_code)
    except click.UsageError as error:
        return _said(_with_help(error), USER)
    except click.ClickException as error:
        return _said(error.format_message(), error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        return _said("interrupted.", INTERRUPTED)
    except BrokenPipeError:
        silence()
        return MACHINE
    except MemoryError:
        return _said("this machine has no memory left.", MACHINE)
    except OSError as error:
        return _machine(error) if error.errno in _THE_MACHINE else _defect(error)
    except Exception as error:
        return _defect(error)


def tidy_when_told_to_end() -> None:
    """Let SIGTERM and SIGHUP unwind like Ctrl-C does: runs are ended, work folders removed, results kept."""

    def end(number: int, frame: object) -> None:
        raise SystemExit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is not signal.SIG_IGN:
            signal.signal(getattr(signal, name), end)


def have_streams() -> None:
    """Where a stream was closed (``grade list >&-``), nothing else may come to lie on its descriptor."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(descriptor)
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("r" if name == "stdin" else "w"))  # noqa: SIM115


def silence() -> None:
    """Nobody reads standard output any more, or it takes nothing: let what is still buffered go nowhere."""
    with contextlib.suppress(OSError), Path(os.devnull).open("wb") as null:
        os.dup2(null.fileno(), sys.stdout.fileno())


def _said(sentence: str, code: int) -> int:
    from grader.reports.student_text import visible

    try:
        sys.stderr.write(f"grade: {visible(' '.join(sentence.split()))}\n")
        sys.stderr.flush()
    except OSError:
        pass
    return code


def _with_help(error: click.UsageError) -> str:
    message = error.format_message().rstrip(".")
    path = error.ctx.command_path if error.ctx else "grade"
    return f"{message[:1].lower()}{message[1:]}; see {path} --help."


def _machine(error: OSError) -> int:
    silence()
    place = f"{error.filename}: " if error.filename else ""
    return _said(f"the machine refused: {place}{error.strerror}.", MACHINE)


def _defect(error: Exception) -> int:
    what = f"{type(error).__name__}: {error}"
    log = _log()
    where = f"please report it with the file {log}" if log else "no log of it could be written"
    return _said(f"this is a defect of the kit ({what}); {where}.", MACHINE)


def _log() -> str | None:
    """A file with the traceback, what was typed and which versions; None if none can be written."""
    import tempfile
    import traceback

    from grader import __version__

    try:
        with tempfile.NamedTemporaryFile(
            "w",
            prefix="grade-defect-",
            suffix=".log",
            delete=False,
            encoding="utf-8",
            errors="backslashreplace",
        ) as file:
            file.write(f"grade {__version__}, Python {sys.version}, {sys.platform}\n{sys.argv!r}\n\n")
            file.write(traceback.format_exc())
            return file.name
    except OSError:
        return None
