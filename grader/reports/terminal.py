"""What a student sees after ``grade ex04``: the verdict, each check, what happened, what to type next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from grader.evidence import Text, Translate, Value
from grader.reports.detail import BRIEF
from grader.reports.difference import compared
from grader.reports.document import ByRunPart, CheckPart, CoursePart, GradeDocument, RunPart
from grader.reports.rows import BLANK, Row, Span, Style, row
from grader.reports.run_rows import run_rows
from grader.reports.student_text import padded, visible, width
from grader.reports.traceback import without_folder
from grader.reports.typed import Typed, commands

DIGEST = 12
LONGEST_REASON = 2000  # characters in a line
SIGNS: dict[str, Span] = {
    "passed": ("✓", "good"),
    "failed": ("✗", "bad"),
    "skipped": ("–", "weak"),
    "error": ("!", "warn"),
}
_COLOURS: dict[str, Style] = {"passed": "good", "failed": "bad", "missing": "bad"}
_ADVICE = {
    "missing": "There is no file for it in this folder. Put the stubs here with: grade start",
    "error": "A check of the course is broken, not your program; its points are withheld. Tell your teacher.",
    "not_graded": "Nothing was judged or scored. Grade it again, and tell your teacher if this comes back.",
}


def grade_rows(document: GradeDocument, translate: Translate, typed: Typed) -> Iterator[Row]:
    """The whole report; its first line is exercise, verdict and score."""
    yield row((headline(document, translate), _COLOURS.get(document.verdict, "warn")))
    if document.title:
        yield row((visible(document.title), "weak"))
    yield BLANK
    if document.reason:
        yield row(visible(document.reason))
    for check in document.checks:
        yield from check_rows(check, document, translate)
    shown = shown_run(document)
    yield from _start_methods(document, shown)
    if shown is not None:
        yield BLANK
        yield from _what_happened(document, shown, translate, typed)
    yield from _farewell(document, translate, typed)
    yield BLANK
    yield course_row(document.course, translate)


def course_row(course: CoursePart, translate: Translate) -> Row:
    """Which course judged: its folder, and the beginning of the digest over its files."""
    fields = {"title": course.title, "folder": course.path, "digest": course.digest[:DIGEST]}
    said = Text("Course: {title} ({folder}, {digest})", fields).render(translate)
    return row((visible(said), "weak"))


def headline(document: GradeDocument, translate: Translate) -> str:
    """``ex04_queue: failed, 5 of 10 points``."""
    fields: dict[str, Value] = {"exercise": document.exercise, "max_score": document.max_score}
    fields["verdict"] = translate(document.verdict.replace("_", " "))
    if document.score is None:
        return Text("{exercise}: {verdict}", fields).render(translate)
    fields["score"] = document.score
    return Text("{exercise}: {verdict}, {score} of {max_score} points", fields).render(translate)


def shown_run(document: GradeDocument) -> int | None:
    """The run that explains the verdict: the first failed check's first failed run, or one not ended well."""
    if document.verdict == "passed" or not document.runs:
        return None
    failed = [r for check in document.checks if check.verdict == "failed" for r in check.by_run]
    seen = [r.run for r in failed if r.verdict == "failed" and r.run is not None]
    unwell = [i for i, run in enumerate(document.runs) if run.ending.kind != "exited" or run.ending.code]
    if document.verdict == "not_graded":
        lost = [i for i in unwell if _not_judged(document.runs[i])]
        return next(iter(lost), None)
    return next(iter((*seen, *(unwell or [0])))) if failed else None


def _not_judged(run: RunPart) -> bool:
    return run.ending.kind == "runner_error" or run.ending.starved


def check_rows(check: CheckPart, document: GradeDocument, translate: Translate) -> Iterator[Row]:
    """One check: its sign, its points and title; if it did not pass, why, where and what to try."""
    points = [f"{c.points}/{c.max_points}" for c in document.checks]
    own = f"{check.points}/{check.max_points}".ljust(max(map(len, points)))
    indent = 2 + len(own) + 2
    style: Style = "weak" if check.verdict == "skipped" else ""
    yield row((visible(check.title), style), lead=(SIGNS[check.verdict], " ", (own, "weak"), "  "))
    if check.rationale and check.verdict != "passed":
        for line in readable_lines(check.rationale):
            yield row((line, style), indent=indent)
    if check.verdict == "failed":
        yield from _details(check, document, translate, indent)


def readable_lines(text: str, most: int = 12) -> list[str]:
    """The lines of a reason, harmless and not too many."""
    lines = [visible(_cut(line.expandtabs())) for line in without_folder(text).splitlines()]
    return lines if len(lines) <= most else [*lines[: most - 1], "…"]


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST_REASON else line[:LONGEST_REASON] + "…"


def _details(check: CheckPart, document: GradeDocument, translate: Translate, indent: int) -> Iterator[Row]:
    parts = explanation(check, document, translate)
    room = max(width(label) for label, _, _ in parts)
    for label, lines, style in parts:
        for number, line in enumerate(lines):
            lead = padded("" if number else label, room)
            yield row((line, style), lead=((lead, "weak"), "  "), indent=indent)


def explanation(
    check: CheckPart, document: GradeDocument, translate: Translate
) -> list[tuple[str, list[str], Style]]:
    """What helps to understand a failed check besides its reason: label, lines (maybe none), style."""
    expected, actual = compared(check.expected, check.actual, translate)
    return [
        (translate("expected"), expected, "good"),
        (translate("actual"), actual, "bad"),
        (translate("where"), _where(check, document, translate), ""),
        (translate("hint"), [visible(hint) for hint in (check.hint or "").splitlines()], "hint"),
    ]


def _where(check: CheckPart, document: GradeDocument, translate: Translate) -> list[str]:
    failed = [r for r in check.by_run if r.verdict == "failed" and r.run is not None]
    if not failed or len(document.runs) < 2:
        return []
    fields: dict[str, Value] = {"failed": len(failed), "runs": len(check.by_run)}
    fields["run"] = run_phrase(failed[0], document, translate)
    return [Text("{run} ({failed} of {runs} runs failed)", fields).render(translate)]


def run_phrase(run: RunPart | ByRunPart, document: GradeDocument, translate: Translate) -> str:
    """``under spawn``, ``in run "large"`` or both: whatever tells this run from the others."""
    fields = {"scenario": run.scenario, "method": run.start_method or ""}
    one_scenario = len({r.scenario for r in document.runs}) == 1
    if run.start_method is None:
        return Text('in run "{scenario}"', fields).render(translate)
    if one_scenario:
        return Text("under {method}", fields).render(translate)
    return Text('in run "{scenario}" under {method}', fields).render(translate)


def _start_methods(document: GradeDocument, shown: int | None) -> Iterator[Row]:
    for sentence, advice in start_method_sentences(document, shown):
        yield BLANK
        yield row((visible(sentence), "strong"))
        if advice:
            yield row(visible(advice), indent=2)


def start_method_sentences(document: GradeDocument, shown: int | None) -> list[tuple[str, str | None]]:
    """Why it fails under some start methods only, or else what the shown run owes to its own; each
    with advice if there is any."""
    said = [(contrast.text, contrast.advice) for contrast in document.contrasts if contrast.reason]
    found = None if shown is None else document.runs[shown].portability
    if not said and found is not None and found.fatal:
        said = [(found.text, None)]
    return list(dict.fromkeys(said))


def what_happened(document: GradeDocument, index: int, translate: Translate) -> str:
    """The heading above a run."""
    phrase = run_phrase(document.runs[index], document, translate) if len(document.runs) > 1 else ""
    template = "What happened {run}:" if phrase else "What happened:"
    return Text(template, {"run": phrase}).render(translate)


def _what_happened(document: GradeDocument, index: int, translate: Translate, typed: Typed) -> Iterator[Row]:
    run = document.runs[index]
    yield row((what_happened(document, index, translate), "strong"))
    yield from run_rows(run, translate, BRIEF)
    if typed.program is not None:
        yield BLANK
        yield from _to_type(commands(document, run, typed, typed.program), translate)


def _to_type(labelled: Mapping[str, str], translate: Translate) -> Iterator[Row]:
    room = max(width(translate(label)) for label in labelled)
    for label, command in labelled.items():
        lead: tuple[Span, ...] = ((padded(translate(label), room), "weak"), "  ")
        yield Row(((visible(command), "strong"),), lead, command=True)


def _farewell(document: GradeDocument, translate: Translate, typed: Typed) -> Iterator[Row]:
    if document.verdict in _ADVICE:
        yield BLANK
        yield row((translate(_ADVICE[document.verdict]), "warn"))
    if document.verdict != "passed":
        return
    yield BLANK
    several = Text("Well done! Every check passed in each of {count} runs.", {"count": len(document.runs)})
    praise = several if len(document.runs) > 1 else Text("Well done! Every check passed.")
    yield row((praise.render(translate), "good"))
    if typed.next:
        yield row(Text("Next: {command}", {"command": f"grade {typed.next}"}).render(translate))
