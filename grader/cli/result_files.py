"""``results.jsonl`` and ``results.csv`` grow while a batch runs; each line is there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from grader.cli.files import refused, write_whole
from grader.reports.document import GradeDocument, decode, encode
from grader.reports.results import csv_file, csv_header, csv_row
from grader.reports.table import Entry, entry


class ResultFiles:
    """Two files in a folder that is made if need be; files of an earlier batch there are replaced."""

    def __init__(self, folder: Path) -> None:
        self.csv = folder / "results.csv"
        self.jsonl = folder / "results.jsonl"
        self.entries: list[Entry] = []
        self._places: list[int] = []

    def __enter__(self) -> ResultFiles:
        try:
            self.csv.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise refused(self.csv.parent, error) from None
        write_whole(self.jsonl, b"")
        write_whole(self.csv, csv_header().encode())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Sort the table, also of a batch that was interrupted."""
        write_whole(self.csv, csv_file(self.entries).encode())

    def add(self, document: GradeDocument) -> Entry:
        """Append one submission to both files."""
        made = entry(document)
        place = append(self.jsonl, encode(document) + b"\n")
        append(self.csv, csv_row(made).encode())
        self.entries.append(made)
        self._places.append(place)
        return made

    def documents(self) -> Iterator[GradeDocument]:
        """All of them again, one at a time, sorted by student and exercise."""
        found = zip(self.entries, self._places, strict=False)
        with self.jsonl.open("rb") as file:
            for _, place in sorted(found, key=lambda pair: (pair[0].student, pair[0].exercise)):
                file.seek(place)
                yield decode(file.readline())


def append(path: Path, line: bytes) -> int:
    """Add a line and say where it begins; if the disk is full, what was written of it is taken back.

    KitError if the disk is full, UsageError if the file cannot be written.
    """
    try:
        with path.open("ab", buffering=0) as file:
            before = file.seek(0, os.SEEK_END)
            try:
                _write_all(file.fileno(), line)
            except OSError:
                file.truncate(before)
                raise
            return before
    except OSError as error:
        raise refused(path, error) from None


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
