"""``results.csv`` and ``results.jsonl``: one row and one line per submission and exercise."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from grader.reports.table import Entry

COLUMNS = (
    "student", "exercise", "verdict", "score", "max_score", "attention", "failed_checks", "rationale",
    "submission", "seed",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t")


def csv_header() -> str:
    return _csv([COLUMNS])


def csv_row(entry: Entry) -> str:
    """One line of ``results.csv``; no cell is a formula to a spreadsheet."""
    return _csv(
        [
            (
                _harmless(entry.student),
                entry.exercise,
                entry.verdict,
                "" if entry.score is None else entry.score,
                entry.max_score,
                entry.attention,
                " ".join(entry.failed),
                _harmless(entry.rationale),
                _harmless(entry.submission),
                "" if entry.seed is None else entry.seed,
            )
        ]
    )


def csv_file(entries: Iterable[Entry]) -> str:
    """The whole table, sorted by student and exercise."""
    ordered = sorted(entries, key=lambda e: (e.student, e.exercise))
    return csv_header() + "".join(map(csv_row, ordered))


def _harmless(cell: str) -> str:
    cell = cell.replace("\r", r"\r")
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _csv(rows: Iterable[Iterable[object]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue()
