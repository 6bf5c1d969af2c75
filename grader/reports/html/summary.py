"""The first walk: what tables and totals need of all documents, and nothing of what students printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from grader.evidence import Translate
from grader.grading import Verdict
from grader.reports.compose import number
from grader.reports.document import CoursePart, GradeDocument, Number
from grader.reports.student_text import one_line
from grader.reports.table import Attention, entry

MOST_CHECKS = 10
LONGEST_REASON = 300


class Cell(NamedTuple):
    """A submission in the table.  ``number`` is its place in the walk: names need not differ, places do."""

    number: int
    student: str
    exercise: str
    verdict: Verdict
    score: Number | None
    max_score: Number
    attention: Attention
    reason: str
    jailed: bool | None


@dataclass(frozen=True, slots=True)
class Total:
    """``count`` submissions, and the points of those of them that have a score."""

    score: Number
    max_score: Number
    scored: int
    passed: int
    count: int

    @property
    def mean(self) -> Number | None:
        return number(round(self.score / self.scored, 1)) if self.scored else None


@dataclass(slots=True)
class Tally:
    """How often a check failed, of how many submissions that it judged."""

    exercise: str
    title: str
    failed: int = 0
    judged: int = 0


@dataclass(slots=True)
class Summary:
    """Rows by student, columns by exercise; in a row may stand two submissions for one exercise."""

    course: CoursePart | None = None
    kit: str = ""
    cells: list[Cell] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    rows: dict[str, dict[str, list[Cell]]] = field(default_factory=dict)
    tallies: dict[tuple[str, str], Tally] = field(default_factory=dict)

    def add(self, document: GradeDocument, translate: Translate) -> None:
        found = entry(document)
        reason = one_line(found.rationale, translate, LONGEST_REASON) if found.attention else ""
        cell = Cell(
            len(self.cells) + 1,
            found.student,
            found.exercise,
            found.verdict,
            found.score,
            found.max_score,
            found.attention,
            reason,
            found.jailed,
        )
        self.course, self.kit = document.course, document.kit
        self.cells.append(cell)
        self.titles[document.exercise] = document.title
        self.rows.setdefault(document.student, {}).setdefault(document.exercise, []).append(cell)
        self._count(document)

    def _count(self, document: GradeDocument) -> None:
        for check in document.checks:
            tally = self.tallies.setdefault(
                (document.exercise, check.id), Tally(document.exercise, check.title)
            )
            tally.failed += check.verdict == "failed"
            tally.judged += check.verdict in ("passed", "failed")

    @property
    def students(self) -> list[str]:
        return sorted(self.rows)

    @property
    def exercises(self) -> list[str]:
        return sorted(self.titles)

    @property
    def verdicts(self) -> Counter[Verdict]:
        return Counter(cell.verdict for cell in self.cells)

    @property
    def flagged(self) -> list[Cell]:
        """What somebody has to look at."""
        return sorted((c for c in self.cells if c.attention), key=lambda c: (c.student, c.exercise, c.number))

    @property
    def hardest(self) -> list[Tally]:
        """The checks that fail most."""
        failed = [tally for tally in self.tallies.values() if tally.failed]
        return sorted(failed, key=lambda t: (-t.failed, t.judged, t.exercise, t.title))[:MOST_CHECKS]

    def of_student(self, student: str) -> Total:
        return _total([cell for cells in self.rows[student].values() for cell in cells])

    def of_exercises(self) -> dict[str, Total]:
        cells: dict[str, list[Cell]] = {}
        for cell in self.cells:
            cells.setdefault(cell.exercise, []).append(cell)
        return {exercise: _total(own) for exercise, own in cells.items()}

    def of_all(self) -> Total:
        return _total(self.cells)


def summary(documents: Iterable[GradeDocument], translate: Translate) -> Summary:
    """Everything that stands above the feedback."""
    made = Summary()
    for document in documents:
        made.add(document, translate)
    return made


def _total(cells: Sequence[Cell]) -> Total:
    scored = [(cell.score, cell.max_score) for cell in cells if cell.score is not None]
    return Total(
        number(sum(score for score, _ in scored)),
        number(sum(most for _, most in scored)),
        len(scored),
        sum(cell.verdict == "passed" for cell in cells),
        len(cells),
    )
