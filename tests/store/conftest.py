"""A store in a folder of its own, and attempts to put into it."""

from dataclasses import replace

import pytest

from grader.store import Attempt, Store, Subject


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "results"


@pytest.fixture
def store(folder):
    with Store(folder) as opened:
        yield opened


@pytest.fixture
def subject():
    def made(student="alice", exercise="ex01", **versions):
        return replace(Subject(student, exercise, "s1", "c1", "k1", 7), **versions)

    return made


@pytest.fixture
def attempt(subject):
    def made(verdict="passed", of=None, **fields):
        base = Attempt(of or subject(), verdict, 2, 2, "en", 1, b"document", b"evidence", "way")
        return replace(base, **fields)

    return made
