"""The tables, and how an older file becomes one of today.

A migration is never changed once it was released: a new one is added below.  ``user_version`` counts those
that a file has behind it.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from grader.errors import UsageError

APPLICATION_ID = 0x67726164  # "grad"

MIGRATIONS = (
    """
    CREATE TABLE evidence (
        id INTEGER PRIMARY KEY,
        way TEXT NOT NULL,
        runs BLOB NOT NULL
    );
    CREATE TABLE attempt (
        id INTEGER PRIMARY KEY,
        made TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        student TEXT NOT NULL,
        exercise TEXT NOT NULL,
        submission TEXT NOT NULL,
        course TEXT NOT NULL,
        kit TEXT NOT NULL,
        seed INTEGER NOT NULL,
        verdict TEXT NOT NULL,
        score REAL,
        max_score REAL NOT NULL,
        language TEXT NOT NULL,
        hints INTEGER NOT NULL,
        document BLOB NOT NULL,
        evidence INTEGER REFERENCES evidence (id)
    );
    CREATE INDEX attempts_of ON attempt (student, exercise);
    CREATE TABLE listed (
        student TEXT NOT NULL,
        exercise TEXT NOT NULL,
        submission TEXT NOT NULL,
        course TEXT NOT NULL,
        kit TEXT NOT NULL,
        seed INTEGER NOT NULL,
        PRIMARY KEY (student, exercise)
    ) WITHOUT ROWID;
    CREATE VIEW latest AS
        SELECT attempt.* FROM listed JOIN attempt ON attempt.id = (
            SELECT max(id) FROM attempt AS a WHERE (
                a.student, a.exercise, a.submission, a.course, a.kit, a.seed
            ) = (
                listed.student, listed.exercise, listed.submission, listed.course, listed.kit, listed.seed
            )
        );
    """,
)


def bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    """Create what is missing, each migration whole or not at all.

    UsageError for a file of a newer kit, and for a database that is not ours.
    """
    version = _number(connection, "user_version")
    if version > len(MIGRATIONS):
        raise UsageError(
            f"{path} was written by a newer version of the kit; use that one, or another folder (--out)."
        )
    if _number(connection, "application_id") != APPLICATION_ID and not _is_empty(connection):
        raise UsageError(f"{path} is a database, but none of ours; give another folder (--out).")
    for number, script in enumerate(MIGRATIONS[version:], version + 1):
        connection.executescript(
            f"BEGIN IMMEDIATE; {script} PRAGMA application_id = {APPLICATION_ID};"
            f" PRAGMA user_version = {number}; COMMIT;"
        )


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _is_empty(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None
