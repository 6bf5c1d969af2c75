"""JUnit XML as pytest writes it (xunit2), for whatever shows test results in CI.

A submission is a test suite, a check a test case.  Suites are made one at a time, so that a class of any size
needs no more memory than one submission.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from grader.evidence import Translate
from grader.reports.detail import BRIEF
from grader.reports.document import CheckPart, EndingPart, GradeDocument
from grader.reports.rows import plain, row
from grader.reports.run_rows import run_rows
from grader.reports.student_text import visible
from grader.reports.table import attention
from grader.reports.terminal import check_rows, readable_lines, shown_run

SUBMISSION = "submission"  # the one test case where nothing was judged
_RESULTS = {"failed": ("failure", "failed"), "error": ("error", "author_error"), "skipped": ("skipped",) * 2}
_FORBIDDEN = re.compile(r"[^\t\n\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def junit(documents: Iterable[GradeDocument], translate: Translate) -> Iterator[str]:
    """The parts of one file: a suite for each document, in their order."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="grade">\n'
    for document in documents:
        suite = _suite(document, translate)
        indent(suite)
        yield tostring(suite, encoding="unicode") + "\n"
    yield "</testsuites>\n"


def _suite(document: GradeDocument, translate: Translate) -> Element:
    cases = list(_cases(document, translate))
    tags = [child.tag for case in cases for child in case]
    suite = Element(
        "testsuite",
        name=_text(" ".join(filter(None, (visible(document.student), document.exercise)))),
        tests=str(len(cases)),
        failures=str(tags.count("failure")),
        errors=str(tags.count("error")),
        skipped=str(tags.count("skipped")),
        time=f"{sum(run.wall_s for run in document.runs):.3f}",
    )
    _properties(suite, _of_suite(document))
    suite.extend(cases)
    return suite


def _of_suite(document: GradeDocument) -> Iterator[tuple[str, object]]:
    """Name and value of each property; ``jail`` only where something was run."""
    yield "exercise", document.exercise
    if document.student:
        yield "student", visible(document.student)
    yield "verdict", document.verdict
    if document.score is not None:
        yield "score", document.score
    yield "max_score", document.max_score
    if document.seed is not None:
        yield "seed", document.seed
    if document.runs:
        yield "jail", str(all(run.jailed for run in document.runs)).lower()
    yield "course", document.course.digest
    yield "kit", document.kit


def _properties(parent: Element, pairs: Iterable[tuple[str, object]]) -> None:
    properties = SubElement(parent, "properties")
    for name, value in pairs:
        SubElement(properties, "property", name=name, value=_text(str(value)))


def _cases(document: GradeDocument, translate: Translate) -> Iterator[Element]:
    if not document.checks:
        yield _unjudged(document, translate)
        return
    explained = _explained(document)
    for check in document.checks:
        case = _case(document, check.id)
        _properties(case, (("points", check.points), ("max_points", check.max_points)))
        if check.verdict != "passed":
            _result(case, check, document, translate)
        if check is explained:
            _output(case, document, translate)
        yield case


def _case(document: GradeDocument, name: str) -> Element:
    """In a class the student comes first: else the same check of two students would be one and the same."""
    owner = f"{visible(document.student)}.{document.exercise}" if document.student else document.exercise
    return Element("testcase", classname=_text(owner), name=name, time="0.000")


def _unjudged(document: GradeDocument, translate: Translate) -> Element:
    case = _case(document, SUBMISSION)
    missing = document.verdict == "missing"
    element = SubElement(
        case,
        "failure" if missing else "error",
        type="missing" if missing else attention(document),
        message=_lines(document.reason),
    )
    element.text = _lines(document.reason)
    _output(case, document, translate)
    return case


def _result(case: Element, check: CheckPart, document: GradeDocument, translate: Translate) -> None:
    """Why it did not pass: for a failure with the kind of the run's ending, and its sentence."""
    ending = _ending(check, document)
    tag, kind = _RESULTS[check.verdict]
    said = [row(visible(ending.summary))] if ending else []
    element = SubElement(case, tag, type=ending.kind if ending else kind, message=_lines(check.rationale))
    element.text = _text(plain(chain(check_rows(check, document, translate), said)))


def _ending(check: CheckPart, document: GradeDocument) -> EndingPart | None:
    """How the first run that fails the check ended, if not well."""
    failed = (document.runs[r.run] for r in check.by_run if r.verdict == "failed" and r.run is not None)
    first = next(failed, None)
    ended_well = first is None or (first.ending.kind == "exited" and not first.ending.code)
    return None if first is None or ended_well else first.ending


def _explained(document: GradeDocument) -> CheckPart | None:
    """The check beside which it is told what happened."""
    return next((check for check in document.checks if check.verdict == "failed"), None)


def _output(case: Element, document: GradeDocument, translate: Translate) -> None:
    index = shown_run(document)
    if index is not None:
        rows = run_rows(document.runs[index], translate, BRIEF, indent=0)
        SubElement(case, "system-out").text = _text(plain(rows))


def _lines(text: str | None) -> str:
    return _text("\n".join(readable_lines(text or "")))


def _text(text: str) -> str:
    """With what XML forbids (``NUL``, ``ESC``, half a character) as ``\\x1b``."""
    return _FORBIDDEN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
