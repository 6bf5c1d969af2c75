"""The table of ``grade verify --mutants``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.evidence import Text, Translate
from grader.reports.rows import BLANK, Row, Span, Style, aligned, row
from grader.reports.student_text import one_line, visible

_SIGNS: dict[str, Span] = {
    "killed": ("✓", "good"), "equivalent": ("=", "weak"), "lucky": ("~", "warn"),
    "survived": ("✗", "bad"), "broken": ("!", "bad"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A mutant's row; ``fate`` is killed, equivalent, lucky, survived or broken, ``why`` its explanation."""

    exercise: str
    answer: str
    mutant: str
    line: int
    before: str
    after: str
    fate: str
    why: str


def mutation_rows(done: Sequence[Spoilt], translate: Translate) -> Iterator[Row]:
    """Every mutant with its fate, then the score of each exercise, then what asks for a better check."""
    ordered = sorted(done, key=lambda one: (one.exercise, one.answer))
    for cells in aligned([_cells(one, translate) for one in ordered]):
        yield row(cells[-1], lead=cells[:-1])
    yield BLANK
    for cells in aligned([_score(name, done, translate) for name in sorted({one.exercise for one in done})]):
        yield row(*cells)
    holes = [one for one in ordered if one.fate in ("survived", "broken")]
    yield BLANK
    for one in holes:
        change = f"{one_line(one.before, translate, 60)} -> {one_line(one.after, translate, 60)}"
        yield row(
            (f"{one.exercise} {one.answer}:{one.line} {one.mutant}: {visible(change)} {one.why}", "bad")
        )
    if not holes:
        yield row((translate("Every mutant was noticed, or its author says why not."), "good"))


def score(done: Sequence[Spoilt]) -> float:
    """Share of mutants that were noticed, of those that are mistakes at all; 1 where there is none."""
    fates = Counter(one.fate for one in done)
    mistakes = len(done) - fates["equivalent"]
    return fates["killed"] / mistakes if mistakes else 1.0


def _cells(one: Spoilt, translate: Translate) -> tuple[Span, ...]:
    style: Style = "bad" if one.fate in ("survived", "broken") else "weak"
    said = f"{translate(one.fate)}: {one.why}" if one.why else translate(one.fate)
    return _SIGNS[one.fate], one.exercise, f"{one.answer}:{one.line}", one.mutant, (visible(said), style)


def _score(exercise: str, done: Sequence[Spoilt], translate: Translate) -> tuple[Span, ...]:
    own = [one for one in done if one.exercise == exercise]
    fates = Counter(one.fate for one in own)
    said = Text(
        "{killed} killed, {equivalent} equivalent, {lucky} lucky, {survived} survived, {broken} broken",
        {name: fates[name] for name in _SIGNS},
    )
    share = score(own)
    return exercise, (f"{100 * share:.1f} %", "good" if share == 1 else "warn"), said.render(translate)
