"""Attempts: one row for every time that a submission was graded, appended and never changed.

``listed`` says which subjects the folder's last batches were about; the results are the latest attempt at
each of them.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

from grader.errors import KitError, UsageError
from grader.grading import Verdict
from grader.store.opening import connect, refusals, transaction
from grader.store.subject import Subject

NAME = "attempts.sqlite"
_SUBJECT = ", ".join(field.name for field in fields(Subject))


@dataclass(frozen=True, slots=True)
class Attempt:
    """A subject and what it got.  ``document`` (``grade/1``, in that language and with so many hints) and
    ``evidence`` (of all its runs) are compressed; ``way`` is how it was run.

    Evidence is new, or the number of what an earlier attempt rests on; None where nothing was run.
    """

    subject: Subject
    verdict: Verdict
    score: float | None
    max_score: float
    language: str
    hints: int
    document: bytes
    evidence: bytes | int | None
    way: str = ""


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest attempt at a listed subject, without its large parts."""

    subject: Subject
    attempt: int
    verdict: Verdict
    language: str
    hints: int
    evidence: int | None
    way: str | None


class Store:
    """A context manager; nobody else can have the same file open."""

    def __init__(self, folder: Path, create: bool = True) -> None:
        """UsageError if there is no such file and none is to be made."""
        self._path = folder / NAME
        if create:
            _make(folder)
        elif not self._path.exists():
            raise UsageError(f"there is no {self._path}; `grade batch` makes it.")
        self._connection = connect(self._path)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *exception: object) -> None:
        self._connection.close()

    def seed(self, exercise: str) -> int | None:
        """Of the last batch with this exercise, or else of the last one."""
        found = self._rows(
            "SELECT seed FROM attempt ORDER BY exercise = ? DESC, id DESC LIMIT 1", (exercise,)
        )
        return next((int(seed) for (seed,) in found), None)

    def expect(self, subjects: Iterable[Subject], only: str | None = None) -> None:
        """From now on the results are about these subjects; with ``only``, an exercise, also about what was
        listed of others."""
        with refusals(self._path), transaction(self._connection):
            self._connection.execute("DELETE FROM listed WHERE exercise = coalesce(?, exercise)", (only,))
            self._list(subjects)

    def latest(self) -> list[Latest]:
        """Sorted by student and exercise."""
        rows = self._rows(
            f"SELECT {_SUBJECT}, latest.id, verdict, language, hints, evidence, way FROM latest"
            " LEFT JOIN evidence ON evidence.id = latest.evidence ORDER BY student, exercise"
        )
        return [Latest(Subject(*row[:6]), *row[6:]) for row in rows]

    def document(self, attempt: int) -> bytes:
        """As it was kept, compressed."""
        return self._blob("SELECT document FROM attempt WHERE id = ?", attempt)

    def evidence(self, number: int) -> bytes:
        """As it was kept, compressed."""
        return self._blob("SELECT runs FROM evidence WHERE id = ?", number)

    def add(self, attempt: Attempt) -> None:
        """On the disk when this returns; its subject is listed."""
        with refusals(self._path), transaction(self._connection):
            evidence = attempt.evidence
            if isinstance(evidence, bytes):
                evidence = self._connection.execute(
                    "INSERT INTO evidence (way, runs) VALUES (?, ?)", (attempt.way, evidence)
                ).lastrowid
            self._connection.execute(
                f"INSERT INTO attempt ({_SUBJECT}, verdict, score, max_score, language, hints,"
                " document, evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *astuple(attempt.subject), attempt.verdict, attempt.score, attempt.max_score,
                    attempt.language, attempt.hints, attempt.document, evidence,
                ),
            )  # fmt: skip
            self._list([attempt.subject])

    def _list(self, subjects: Iterable[Subject]) -> None:
        self._connection.executemany(
            f"INSERT OR REPLACE INTO listed ({_SUBJECT}) VALUES (?, ?, ?, ?, ?, ?)", map(astuple, subjects)
        )

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> Iterator[tuple[Any, ...]]:
        with refusals(self._path):
            yield from self._connection.execute(query, values)

    def _blob(self, query: str, number: int) -> bytes:
        return next(bytes(blob) for (blob,) in self._rows(query, (number,)))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        kind = KitError if error.errno in (errno.ENOSPC, errno.EDQUOT) else UsageError
        raise kind(f"{folder} could not be written: {error.strerror or error}.") from None
