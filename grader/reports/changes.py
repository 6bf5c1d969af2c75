"""What changed when a class was judged again: who, from what, to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from grader.evidence import Text, Translate
from grader.reports.rows import BLANK, Row, Span, Style, aligned, row
from grader.reports.student_text import visible
from grader.reports.table import Entry


@dataclass(frozen=True, slots=True)
class Change:
    """One submission, before and after."""

    before: Entry
    after: Entry


def changed(changes: Iterable[Change]) -> list[Change]:
    """Those whose verdict, points or failed checks are others now, by student and exercise."""
    real = [each for each in changes if _grade(each.before) != _grade(each.after)]
    return sorted(real, key=lambda each: (each.after.student, each.after.exercise))


def change_rows(
    changes: Sequence[Change], total: int, to_be_run: Sequence[Entry], translate: Translate
) -> Iterator[Row]:
    """Who changed of ``total`` that were judged again, and whom only running again can judge."""
    for cells in aligned([_cells(each, translate) for each in changes]):
        yield row(cells[-1], lead=cells[:-1])
    if changes:
        yield BLANK
        some = Text("{count} of {total} changed.", {"count": len(changes), "total": total})
        yield row((some.render(translate), "strong"))
    else:
        none = Text("{total} were judged again; nobody's grade changed.", {"total": total})
        yield row((none.render(translate), "good"))
    if to_be_run:
        yield BLANK
        yield row((translate("These must be run again, with `grade batch`:"), "warn"))
        for each in to_be_run:
            yield row((f"{visible(each.student)}, {each.exercise}", "strong"), indent=2)


def _grade(entry: Entry) -> tuple[object, ...]:
    return entry.verdict, entry.score, entry.max_score, entry.failed


def _cells(change: Change, translate: Translate) -> tuple[Span, ...]:
    before, after = change.before, change.after
    better = (after.score or 0) - (before.score or 0)
    style: Style = "good" if better > 0 else "bad" if better < 0 else "warn"
    who = visible(after.student), after.exercise
    return *who, _said(before, translate), "→", (_said(after, translate), style), _checks(change, translate)


def _said(entry: Entry, translate: Translate) -> str:
    verdict = translate(entry.verdict.replace("_", " "))
    return verdict if entry.score is None else f"{verdict} {entry.score}/{entry.max_score}"


def _checks(change: Change, translate: Translate) -> str:
    """The checks that fail no more, or only now."""
    before, after = set(change.before.failed), set(change.after.failed)
    better, worse = (", ".join(sorted(checks)) for checks in (before - after, after - before))
    told = [Text("passes now: {checks}", {"checks": better})] if better else []
    told += [Text("fails now: {checks}", {"checks": worse})] if worse else []
    return "; ".join(text.render(translate) for text in told)
