"""A database that cannot be used is one sentence, and none is ever half made."""

import sqlite3
import subprocess
import sys

import pytest

from grader.errors import KitError, UsageError
from grader.store import Store, opening, schema
from grader.store.attempts import NAME


@pytest.fixture
def file(folder):
    folder.mkdir()
    return folder / NAME


def changed(file, *statements):
    connection = sqlite3.connect(file)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_the_folder_is_made(folder):
    with Store(folder):
        assert (folder / NAME).exists()


def test_where_none_is_to_be_made_there_must_be_one(folder):
    with pytest.raises(UsageError, match=r"there is no .*attempts\.sqlite"):
        Store(folder, create=False)
    assert not folder.exists()


def test_a_folder_that_is_a_file(folder):
    folder.write_text("")
    with pytest.raises(UsageError, match="results could not be written: File exists"):
        Store(folder)


def test_a_file_of_a_newer_kit(folder, file):
    Store(folder).__exit__()
    changed(file, "PRAGMA user_version = 99")
    with pytest.raises(UsageError, match="was written by a newer version of the kit"):
        Store(folder)


def test_a_database_of_somebody_else(folder, file):
    changed(file, "CREATE TABLE photos (name TEXT)")
    with pytest.raises(UsageError, match="is a database, but none of ours"):
        Store(folder)
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("photos",)]


def test_a_file_that_is_no_database(folder, file):
    file.write_text("student;points\n" * 100)
    with pytest.raises(UsageError, match="is no database"):
        Store(folder)


def test_a_damaged_database(folder, file, attempt):
    with Store(folder) as store:
        for _ in range(50):
            store.add(attempt())
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)
    with pytest.raises(KitError, match="is damaged"), Store(folder) as store:
        store.latest()


def test_one_that_is_open_already(folder, monkeypatch):
    monkeypatch.setattr(opening, "PATIENCE_S", 0.01)
    with Store(folder), pytest.raises(UsageError, match="is in use by another `grade batch`"):
        Store(folder)
    Store(folder).__exit__()


def test_whoever_was_killed_holds_no_lock_and_loses_nothing(folder, attempt):
    program = f"""if True:
        import os, signal
        from pathlib import Path
        from grader.store import Attempt, Store, Subject
        store = Store(Path({str(folder)!r}))
        for number in range(3):
            subject = Subject(f"s{{number}}", "ex01", "s1", "c1", "k1", 7)
            store.add(Attempt(subject, "passed", 2, 2, "en", 1, b"d", b"e", "w"))
        os.kill(os.getpid(), signal.SIGKILL)
    """
    assert subprocess.run([sys.executable, "-c", program]).returncode == -9
    with Store(folder) as store:
        assert [one.subject.student for one in store.latest()] == ["s0", "s1", "s2"]


def test_a_full_disk(folder, store, attempt):
    store._connection.execute("PRAGMA max_page_count = 10")
    with pytest.raises(KitError, match=r"the disk is full\. What was finished is kept"):
        store.add(attempt(document=bytes(1_000_000)))
    store._connection.execute("PRAGMA max_page_count = 100000")
    store.add(attempt())
    assert len(store.latest()) == 1


@pytest.mark.parametrize("begun", [(), ("PRAGMA journal_mode = WAL",)], ids=["empty", "without tables"])
def test_one_that_was_killed_while_it_was_made(folder, file, attempt, begun):
    file.touch()
    changed(file, *begun)
    with Store(folder) as store:
        store.add(attempt())


def test_an_older_file_is_brought_up_to_date(folder, attempt, monkeypatch):
    with Store(folder) as store:
        store.add(attempt())
    newer = "ALTER TABLE attempt ADD COLUMN late REAL;"
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, newer))
    with Store(folder) as store:
        assert list(store._rows("SELECT student, late FROM attempt")) == [("alice", None)]
        assert list(store._rows("PRAGMA user_version")) == [(len(schema.MIGRATIONS),)]


def test_a_migration_that_fails_leaves_the_file_as_it_was(folder, attempt, monkeypatch):
    with Store(folder) as store:
        store.add(attempt())
    known = schema.MIGRATIONS
    monkeypatch.setattr(schema, "MIGRATIONS", (*known, "ALTER TABLE attempt ADD COLUMN a; SELECT nothing;"))
    with pytest.raises(sqlite3.OperationalError):
        Store(folder)
    monkeypatch.setattr(schema, "MIGRATIONS", known)
    with Store(folder) as store:
        assert [one.subject.student for one in store.latest()] == ["alice"]
