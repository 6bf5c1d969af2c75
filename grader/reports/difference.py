"""Expected and actual, one over the other, so that the difference catches the eye."""

from __future__ import annotations

from grader.evidence import Text, Translate
from grader.reports.student_text import both_ends, one_line, visible

SHOWN = 120
BEFORE = 30


def compared(expected: str | None, actual: str | None, translate: Translate) -> tuple[list[str], list[str]]:
    """Lines to show for each side; an absent side has none.

    Long texts are cut to a window around the first difference, and texts that differ in white space or
    in nothing visible are shown in quotes.
    """
    if expected is None or actual is None:
        return _lines(expected, translate), _lines(actual, translate)
    start = _common(expected, actual) - BEFORE
    if max(len(expected), len(actual)) > SHOWN and start > 0:
        expected, actual = _window(expected, start), _window(actual, start)
    if expected != actual and expected.split() == actual.split():
        return [_quoted(expected)], [_quoted(actual)]
    return _lines(expected, translate), _lines(actual, translate)


def _common(one: str, other: str) -> int:
    """How many characters the two have in common before the first difference."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _window(text: str, start: int) -> str:
    return "…" + text[start : start + SHOWN] + ("…" if len(text) > start + SHOWN else "")


def _quoted(text: str) -> str:
    return visible(repr(text[: 2 * SHOWN])) + ("…" if len(text) > 2 * SHOWN else "")


def _lines(text: str | None, translate: Translate) -> list[str]:
    if text is None:
        return []
    if not text.strip():
        return [_quoted(text)]
    first, gap, last = both_ends(text.splitlines(), 6, 3)
    left_out = [Text("… {count} lines left out …", {"count": gap}).render(translate)] if gap else []
    shown = [one_line(line, translate) for line in first], [one_line(line, translate) for line in last]
    return [*shown[0], *left_out, *shown[1]]
