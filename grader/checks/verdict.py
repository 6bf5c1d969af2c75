"""From how a check ended to a Finding: whose fault is an exception?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import ModuleType

import pytest

from grader.checks.checkfile import CheckFile
from grader.checks.failure import Failure, printable
from grader.evidence import EventsMissing, Text
from grader.grading import Check, Finding

MESSAGE_CHARS = 1000

BROKE = "The check itself broke: {how} ({file}, line {line})."
TIMED_OUT = "The check itself had not ended after {how} s ({file}, line {line})."
DIED = "The check ended the process that judges: {how} ({file}, line {line})."
UNMET = "Not judged, because the check {check} did not pass."
UNTRUE = "An assertion of this check does not hold."
TOO_MUCH = (
    "The program did so much that not all of it could be recorded. What is missing might matter here, so "
    "this check does not pass."
)

_TIMEOUT = re.compile(r"Timeout \(?>([\d.]+?)(?:\.0)?s")
_FOR_AUTHORS = re.compile(
    r"^(?: \+ +(?:where|and) |.*Full output truncated|.*use '-vv' to show|.*Use -v+ to get).*\n?",
    re.MULTILINE,
)


def judged(check: Check, run: int | None, error: BaseException | None, file: CheckFile) -> Finding:
    """Passed without an exception.  ``Failure``, an assertion in the file itself and a hole in the events
    are the student's failure; every other exception, pytest's own and a time-out are the author's error."""
    if error is None:
        return Finding(check.id, run, "passed")
    if isinstance(error, Failure):
        return Finding(check.id, run, "failed", error.rationale, error.expected, error.actual)
    if isinstance(error, EventsMissing):
        return Finding(check.id, run, "failed", Text(TOO_MUCH))
    steps = _steps(error, file.obj)
    if isinstance(error, AssertionError) and steps and steps[-1][0]:
        return Finding(check.id, run, "failed", _assertion(_words(error)))
    lines = [line for is_own, line in steps if is_own]
    return broken(check, run, file, *_what_broke(error), lines[-1] if lines else None)


def broken(
    check: Check, run: int | None, file: CheckFile, template: str, how: str, line: int | None = None
) -> Finding:
    """An ``error``, at the definition of the check where no better line is known."""
    where = f"{file.path.parent.name}/{file.path.name}"
    line = line or file.source.line_of(check.id) or 1
    return Finding(check.id, run, "error", Text(template, {"how": how, "file": where, "line": line}))


def unmet(check: Check, run: int | None, findings: Iterable[Finding]) -> Finding | None:
    """``skipped``, if the check that it depends on did not pass in the same run (or, where one of the two
    looks at all runs together, in any)."""
    for other in findings:
        same_run = other.run == run or None in (other.run, run)
        if other.check == check.depends and same_run and other.verdict != "passed":
            return Finding(check.id, run, "skipped", Text(UNMET, {"check": other.check}))
    return None


def _what_broke(error: BaseException) -> tuple[str, str]:
    """The sentence and its field ``how``."""
    words = _words(error)
    timeout = _TIMEOUT.match(words)
    if timeout and isinstance(error, pytest.fail.Exception):
        return TIMED_OUT, timeout.group(1)
    if isinstance(error, pytest.FixtureLookupError):
        words = f"there is no fixture {error.argname!r}"
    return BROKE, f"{type(error).__name__}: {words.strip()}".rstrip(": ")[:MESSAGE_CHARS]


def _assertion(words: str) -> Text:
    """The author's message, which can be translated; without one, what pytest says about the two sides."""
    message = f"\n{words}".partition("\nassert ")[0].strip()
    if message and not set("{}") & set(message):
        return Text(message[:MESSAGE_CHARS])
    shown = message or _FOR_AUTHORS.sub("", words).strip()
    return Text("{assertion}", {"assertion": shown[:MESSAGE_CHARS]}) if shown else Text(UNTRUE)


def _words(error: BaseException) -> str:
    try:
        return printable(error)
    except Exception:
        return ""


def _steps(error: BaseException, module: ModuleType) -> list[tuple[bool, int]]:
    """Every call on the way to the exception, the innermost last: whether it is in the module, and its line.

    The globals decide, not the file's name, which is an old one where a course was moved with its byte code.
    """
    steps, step = [], error.__traceback__
    while step is not None:
        steps.append((step.tb_frame.f_globals is vars(module), step.tb_lineno))
        step = step.tb_next
    return steps
