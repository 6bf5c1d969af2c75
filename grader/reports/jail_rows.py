"""``grade jail-test`` for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from grader.evidence import Text, Translate
from grader.reports.rows import BLANK, Row, Span, row
from grader.reports.student_text import visible


def jail_rows(attempts: Mapping[str, str], managed: Mapping[str, str], translate: Translate) -> Iterator[Row]:
    """A line for each attempt of the canary, then what follows from them."""
    for name, what in attempts.items():
        sign: Span = ("✗ ", "bad") if name in managed else ("✓ ", "good")
        template = "It could {what}: {how}" if name in managed else "It could not {what}."
        fields = {"what": translate(what), "how": visible(managed.get(name, ""))}
        yield row(Text(template, fields).render(translate), lead=(sign,))
    yield BLANK
    holds = "The jail holds: submissions of strangers can be graded on this machine."
    not_safe = "The jail does not hold: grade no strangers on this machine."
    yield row((translate(not_safe if managed else holds), "strong"))
