"""Opening the file: whoever has it open has it alone, and whatever SQLite refuses becomes one sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.errors import GradeError, KitError, UsageError
from grader.store.schema import bring_up_to_date

PATIENCE_S = 1.0  # for somebody who only looks something up

# By SQLite's own words, since Python 3.10 tells no error's number.
_REFUSED: tuple[tuple[str, type[GradeError], str], ...] = (
    ("locked", UsageError, "is in use by another `grade batch` or `grade regrade`, or by another program."),
    ("full", KitError, "could not be written: the disk is full. What was finished is kept."),
    ("I/O error", KitError, "could not be read or written: the disk refuses."),
    ("not a database", UsageError, "is no database; move it away, or give another folder (--out)."),
    ("malformed", KitError, "is damaged; move it away and grade the class again."),
    ("readonly", UsageError, "may not be written."),
    ("unable to open", UsageError, "cannot be opened."),
)


def connect(path: Path) -> sqlite3.Connection:
    """The database, made if need be.  UsageError or KitError where it cannot be used.

    In exclusive mode the first reader keeps the lock until it closes or dies, so that two batches never
    share a folder, and WAL needs no shared memory, which network drives lack.
    """
    with refusals(path):
        connection = sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None)
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.executescript("BEGIN IMMEDIATE; COMMIT;")
            bring_up_to_date(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """What SQLite refuses in the block, in a sentence that says whose fault it is."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        for words, kind, sentence in _REFUSED:
            if words in str(error):
                raise kind(f"{path} {sentence}") from None
        raise


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing of it is kept."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
