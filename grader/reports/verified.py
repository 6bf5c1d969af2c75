"""The table of ``grade verify``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.evidence import Text, Translate
from grader.grading import Verdict
from grader.reports.rows import BLANK, Row, Span, aligned, row
from grader.reports.student_text import visible


@dataclass(frozen=True, slots=True)
class Verified:
    """A known answer, what it got, and why that is not what it must get."""

    exercise: str
    answer: str
    verdict: Verdict
    problem: str | None


def verified_rows(
    done: Sequence[Verified],
    slips: Sequence[str],
    translate: Translate,
    changed: Sequence[str] = (),
    rounds: int = 1,
) -> Iterator[Row]:
    """Each answer with its verdict, by exercise, then slips in texts, what changed between the rounds, and
    how many answers hold."""
    ordered = sorted(done, key=lambda v: (v.exercise, v.answer))
    for cells in aligned([_cells(each, translate) for each in ordered]):
        yield row(cells[-1], lead=cells[:-1])
    if slips:
        yield BLANK
        yield row(translate("In the texts of the exercises:"))
        yield from (row(visible(slip), indent=2) for slip in slips)
    if rounds > 1:
        yield BLANK
        same = Text("In {n} rounds no verdict changed.", {"n": rounds})
        yield from (row((visible(sentence), "bad")) for sentence in changed)
        if not changed:
            yield row((same.render(translate), "good"))
    yield BLANK
    holding = sum(not each.problem for each in done)
    counts = Text(
        "{holding} of {total} known answers get what they must get.", {"holding": holding, "total": len(done)}
    )
    yield row((counts.render(translate), "good" if holding == len(done) else "bad"))


def _cells(each: Verified, translate: Translate) -> tuple[Span, ...]:
    sign: Span = ("✗", "bad") if each.problem else ("✓", "good")
    verdict = translate(each.verdict.replace("_", " "))
    return sign, each.exercise, each.answer, verdict, (visible(each.problem or ""), "bad")
