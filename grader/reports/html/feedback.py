"""The second walk: what is shown of one submission, bounded and harmless."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup, escape

from grader.evidence import Translate
from grader.reports.detail import CLASS
from grader.reports.document import CheckPart, GradeDocument, Number
from grader.reports.rows import Row, Span, Style
from grader.reports.run_rows import run_rows
from grader.reports.student_text import one_line
from grader.reports.terminal import (
    explanation,
    readable_lines,
    shown_run,
    start_method_sentences,
    what_happened,
)


class CheckFeedback(NamedTuple):
    verdict: str
    title: str
    points: Number
    max_points: Number
    reason: list[str]
    parts: list[tuple[str, list[str], Style]]


class Feedback(NamedTuple):
    """``number`` is the document's place in the walk, as in the table; ``happened`` the run that explains."""

    number: int
    document: GradeDocument
    reason: list[str]
    checks: list[CheckFeedback]
    sentences: list[tuple[str, str | None]]
    heading: str
    happened: Markup


def feedbacks(documents: Iterable[GradeDocument], translate: Translate) -> Iterator[Feedback]:
    """One at a time, in the order of the walk."""
    for number, document in enumerate(documents, 1):
        yield _feedback(number, document, translate)


def _feedback(number: int, document: GradeDocument, translate: Translate) -> Feedback:
    failed = shown_run(document)
    run = failed if failed is not None else (0 if document.verdict == "passed" and document.runs else None)
    return Feedback(
        number,
        document,
        readable_lines(document.reason or ""),
        [_check(check, document, translate) for check in document.checks],
        start_method_sentences(document, failed),
        "" if run is None else what_happened(document, run, translate),
        Markup() if run is None else markup(run_rows(document.runs[run], translate, CLASS, indent=0)),
    )


def _check(check: CheckPart, document: GradeDocument, translate: Translate) -> CheckFeedback:
    return CheckFeedback(
        check.verdict,
        one_line(check.title, translate),
        check.points,
        check.max_points,
        readable_lines(check.rationale or "") if check.verdict != "passed" else [],
        [part for part in explanation(check, document, translate) if part[1]]
        if check.verdict == "failed"
        else [],
    )


def markup(rows: Iterable[Row]) -> Markup:
    """A line per row; where it is too long for the page, its rest stands below the body, not the lead."""
    return Markup("".join(map(_line, rows)))


def _line(row: Row) -> str:
    lead, body = ("".join(map(_span, spans)) for spans in (row.lead, row.body))
    return f"<div><span>{lead}</span><span>{body}</span></div>\n"


def _span(span: Span) -> str:
    text, style = (span, None) if isinstance(span, str) else span
    return f'<span class="{style}">{escape(text)}</span>' if style else str(escape(text))
