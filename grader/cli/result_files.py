"""``results.jsonl`` and ``results.csv``: they grow while a batch runs and are written whole at its end.

All that they hold is in the store as well; each line is there whole or not at all.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from grader.cli.files import refused, write_pieces, write_whole
from grader.reports.document import decode
from grader.reports.results import csv_file, csv_row
from grader.reports.table import Entry, entry


class ResultFiles:
    """Two files in a folder that exists."""

    def __init__(self, folder: Path) -> None:
        self.csv = folder / "results.csv"
        self.jsonl = folder / "results.jsonl"

    def write(self, documents: Iterable[bytes]) -> list[Entry]:
        """Both files with these documents and nothing else; what the table needs of each."""
        entries: list[Entry] = []

        def lines() -> Iterator[bytes]:
            for document in documents:
                entries.append(entry(decode(document)))
                yield document + b"\n"

        write_pieces(self.jsonl, lines())
        write_whole(self.csv, csv_file(entries).encode())
        return entries

    def add(self, document: bytes) -> Entry:
        """Append one submission to both files."""
        made = entry(decode(document))
        append(self.jsonl, document + b"\n")
        append(self.csv, csv_row(made).encode())
        return made


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
