"""The process of a judge: sealed off from the terminal, the environment and the user's pytest."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from grader.checks.channel import Channel
from grader.checks.messages import Answer
from grader.course import Exercise

INI = Path(__file__).parent / "sealed.ini"

# What checks cannot use: they read evidence and write nothing.
_LEFT_OUT = (
    "cacheprovider", "capture", "debugging", "doctest", "faulthandler", "junitxml", "legacypath", "logging",
    "pastebin", "recwarn", "setuponly", "setupplan", "skipping", "stepwise", "subtests", "terminal",
    "threadexception", "tmpdir", "unittest", "unraisableexception", "warnings",
)  # fmt: skip

# Where one of these is set, pytest words a failed assertion at greater length.
_CI = ("CI", "BUILD_NUMBER")


def main(channel: Channel, exercises: Sequence[Exercise]) -> NoReturn:
    """Read the checks of the exercises, then answer requests until the other end is closed."""
    try:
        broken = _serve(channel, exercises)
        if broken is not None:
            channel.send(Answer(broken=broken))
    except OSError:
        pass  # nobody listens any more
    finally:
        os._exit(0)


def warm_up() -> None:
    """Import what takes a judge long, in a process that forks callers of ``main``."""
    import grader.checks.judging  # noqa: F401


def _serve(channel: Channel, exercises: Sequence[Exercise]) -> str | None:
    """Why it could not, None if it could."""
    try:
        _seal()
        gc.disable()  # nothing that is imported is garbage
        import pytest

        from grader.checks.judging import Judging

        judging = Judging(channel, exercises)
        code = pytest.main(_arguments(exercises[0].folder.absolute().parent.parent), [judging])
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None if judging.served else judging.crash or f"pytest ended with exit code {int(code)}."


def _arguments(course: Path) -> list[str]:
    left_out = [word for plugin in _LEFT_OUT for word in ("-p", f"no:{plugin}")]
    return [
        "-c", str(INI), "--rootdir", str(course), "--noconftest", "--import-mode=importlib",
        "--strict-markers", "-p", "pytest_timeout", *left_out,
    ]  # fmt: skip


def _seal() -> None:
    """Own process group, nothing to read or write, no signal handlers of the caller, no PYTEST_ variables."""
    with suppress(OSError):
        os.setpgid(0, 0)
    _silence()
    _reset_signals()
    for name in [name for name in os.environ if name.startswith("PYTEST_") or name in _CI]:
        del os.environ[name]
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"


def _silence() -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115 - open as long as the process lives
    sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115


def _reset_signals() -> None:
    signal.set_wakeup_fd(-1)
    for number in signal.valid_signals():
        if callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
