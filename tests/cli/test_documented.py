"""Every field, command, option and word of a vocabulary is named in the documents."""

import re
import sqlite3
import typing
from contextlib import closing
from dataclasses import fields, is_dataclass
from pathlib import Path

import click
import msgspec
import pytest

from grader.cli.main import COMMANDS, grade
from grader.evidence import Evidence, Process
from grader.evidence.ending import Kind
from grader.evidence.process import ExitFrom, Role
from grader.grading import CheckVerdict, Verdict
from grader.reports.document import GradeDocument, RunDocument
from grader.reports.results import COLUMNS
from grader.reports.table import Attention
from grader.store import Store

DOCS = Path(__file__).parents[2] / "docs"
NAMED_IN = {
    name: set(re.findall(r"`([^`]+)`", (DOCS / name).read_text("utf-8")))
    for name in ("formats.md", "commands.md")
}
FORMATS = NAMED_IN["formats.md"]
TYPED = {word for typed in NAMED_IN["commands.md"] for word in re.findall(r"[\w-]+", typed)}


def records(root, seen=()):
    """A record and all that its fields are made of."""
    if root in seen:
        return seen
    names = [field.name for field in (fields(root) if is_dataclass(root) else msgspec.structs.fields(root))]
    seen = (*seen, root)
    hints = typing.get_type_hints(root)
    for part in (part for name in names for part in parts(hints[name])):
        seen = records(part, seen)
    return seen


def parts(annotation):
    if is_dataclass(annotation) or (isinstance(annotation, type) and issubclass(annotation, msgspec.Struct)):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from parts(argument)


def names(record):
    return [
        field.name for field in (fields(record) if is_dataclass(record) else msgspec.structs.fields(record))
    ]


@pytest.mark.parametrize(
    "record",
    dict.fromkeys([*records(GradeDocument), *records(RunDocument), *records(Evidence), *records(Process)]),
    ids=lambda record: record.__name__,
)
def test_every_field_is_explained(record):
    assert [name for name in names(record) if name not in FORMATS] == []


@pytest.mark.parametrize("vocabulary", [Kind, Role, ExitFrom, Verdict, CheckVerdict, Attention], ids=str)
def test_every_word_is_explained(vocabulary):
    assert [word for word in typing.get_args(vocabulary) if word and word not in FORMATS] == []


def test_every_column_is_explained():
    assert [column for column in COLUMNS if column not in FORMATS] == []


def test_every_column_of_the_database_is_explained(tmp_path):
    Store(tmp_path).__exit__()
    with closing(sqlite3.connect(tmp_path / "attempts.sqlite")) as database:
        tables = [
            name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE T%'")
        ]
        columns = [row[1] for table in tables for row in database.execute(f"PRAGMA table_info({table})")]
    assert [name for name in (*tables, "latest", *columns) if name not in FORMATS] == []


def commands():
    return [grade.get_command(None, name) for name in (*COMMANDS, "ex04")] + [grade]


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_every_command_and_option_is_explained(command):
    options = [
        name
        for p in command.params
        if isinstance(p, click.Option)
        for name in p.opts
        if name.startswith("--")
    ]
    assert [name for name in (command.name, *options) if name not in TYPED] == []
