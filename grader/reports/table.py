"""A class at a glance: students down, exercises across; then what an instructor has to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from grader.evidence import Text, Translate
from grader.grading import Verdict
from grader.reports.document import GradeDocument, Number
from grader.reports.rows import BLANK, Row, Span, Style, row
from grader.reports.student_text import cropped, padded, visible, width

_COLOURS: dict[Verdict, Style] = {"passed": "good", "failed": "bad", "missing": "weak"}
_SHORT = {"missing": "missing", "error": "error", "not_graded": "not graded"}
_ORDER: tuple[Verdict, ...] = ("passed", "failed", "missing", "error", "not_graded")
NAME_COLUMNS = 32

Attention = Literal["", "problem", "runner_error", "starved", "author_error", "not_graded"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What table and CSV need of one document; ``attention`` says why somebody has to look at it."""

    student: str
    exercise: str
    verdict: Verdict
    score: Number | None
    max_score: Number
    failed: tuple[str, ...] = ()
    rationale: str = ""
    attention: Attention = ""
    submission: str = ""
    seed: int | None = None
    jailed: bool | None = None  # None: nothing was run


def entry(document: GradeDocument) -> Entry:
    unsuccessful = [c for c in document.checks if c.verdict in ("failed", "error")]
    first = next(iter(unsuccessful), None)
    return Entry(
        student=document.student,
        exercise=document.exercise,
        verdict=document.verdict,
        score=document.score,
        max_score=document.max_score,
        failed=tuple(check.id for check in unsuccessful),
        rationale=document.reason or (first.rationale if first else None) or "",
        attention=attention(document),
        submission=document.submission or "",
        seed=document.seed,
        jailed=all(run.jailed for run in document.runs) if document.runs else None,
    )


def attention(document: GradeDocument) -> Attention:
    """Why somebody has to look at it, if so."""
    if document.verdict == "error":
        return "author_error"
    if document.verdict != "not_graded":
        return ""
    if any(run.ending.kind == "runner_error" for run in document.runs):
        return "runner_error"
    if any(run.ending.starved for run in document.runs):
        return "starved"
    return "problem" if document.submission is None else "not_graded"


def sentence(entry: Entry, translate: Translate) -> str:
    """``alice, ex04_queue: failed, 5/10``."""
    verdict = translate(entry.verdict.replace("_", " "))
    points = "" if entry.score is None else f", {entry.score}/{entry.max_score}"
    return f"{visible(entry.student)}, {entry.exercise}: {verdict}{points}"


def table_rows(entries: Sequence[Entry], translate: Translate, columns: int | None) -> Iterator[Row]:
    """The table, split into several where it is wider than ``columns``; then totals and remarks."""
    students = sorted({e.student for e in entries})
    exercises = sorted({e.exercise for e in entries})
    cells = {(e.student, e.exercise): _cell(e, translate) for e in entries}
    names = {s: cropped(visible(s), NAME_COLUMNS) for s in students}
    room = max(map(width, (*names.values(), translate("passed"))), default=0)
    for group in _groups(exercises, cells, columns, room):
        widths = {e: _column(e, cells) for e in group}
        yield row(*(("  " + padded(_number(e), widths[e]), "strong") for e in group), indent=room)
        for student in students:
            spans = [_aligned(cells.get((student, e), ("–", "weak")), widths[e]) for e in group]
            yield row(*spans, lead=(padded(names[student], room),))
        passed = (sum(e.verdict == "passed" for e in entries if e.exercise == x) for x in group)
        counts = [("  " + padded(str(n), widths[e]), "weak") for e, n in zip(group, passed, strict=True)]
        yield row(*counts, lead=((padded(translate("passed"), room), "weak"),))  # type: ignore[arg-type]
        yield BLANK
    yield _totals(entries, translate)
    if unsafe := without_jail([e.jailed for e in entries], translate):
        yield row((unsafe, "warn"))
    yield from _remarks(entries, translate)


def _totals(entries: Sequence[Entry], translate: Translate) -> Row:
    verdicts = Counter(entry.verdict for entry in entries)
    counts = (
        Text("{count} {verdict}", {"count": count, "verdict": translate(verdict.replace("_", " "))})
        for verdict, count in sorted(verdicts.items(), key=lambda item: _ORDER.index(item[0]))
    )
    listed = translate(", ").join(count.render(translate) for count in counts)
    sentence = Text("Submissions: {total} ({counts})", {"total": len(entries), "counts": listed})
    return row(sentence.render(translate))


def without_jail(jailed: Sequence[bool | None], translate: Translate) -> str:
    """How many submissions were run without a jail, of those that were run; nothing if none was."""
    run = [each for each in jailed if each is not None]
    if all(run):
        return ""
    fields = {"count": run.count(False), "total": len(run)}
    return Text("{count} of {total} submissions were run without a jail.", fields).render(translate)


def _cell(entry: Entry, translate: Translate) -> tuple[str, Style]:
    word = _SHORT.get(entry.verdict)
    text = translate(word) if word else f"{entry.score}/{entry.max_score}"
    return text + (" !" if entry.attention else ""), _COLOURS.get(entry.verdict, "warn")


def _aligned(cell: tuple[str, Style], columns: int) -> Span:
    return "  " + padded(cell[0], columns), cell[1]


def _number(exercise: str) -> str:
    return exercise.split("_", 1)[0]


def _column(exercise: str, cells: dict[tuple[str, str], tuple[str, Style]]) -> int:
    texts = [text for (_, of), (text, _) in cells.items() if of == exercise]
    return max(map(width, (_number(exercise), *texts)))


def _groups(
    exercises: Sequence[str], cells: dict[tuple[str, str], tuple[str, Style]], columns: int | None, room: int
) -> Iterator[list[str]]:
    group: list[str] = []
    used = room
    for exercise in exercises:
        needed = 2 + _column(exercise, cells)
        if group and columns is not None and used + needed > columns:
            yield group
            group, used = [], room
        group.append(exercise)
        used += needed
    if group:
        yield group


def _remarks(entries: Sequence[Entry], translate: Translate) -> Iterator[Row]:
    flagged = [e for e in entries if e.attention]
    if not flagged:
        return
    yield row((translate("These need a look (marked ! above):"), "warn"))
    for each in sorted(flagged, key=lambda e: (e.student, e.exercise)):
        name = f"{visible(each.student)}, {each.exercise}"
        question = translate("Did the program stop or kill its supervisor?")
        more = f" {question}" if each.attention == "runner_error" else ""
        yield row(visible(each.rationale) + more, lead=("  ", (name, "strong"), "  "))
