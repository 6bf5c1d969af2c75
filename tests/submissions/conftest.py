"""Exercises to hand something in for; nothing here is run."""

from pathlib import Path

import pytest

from grader.course import Course, Exercise
from grader.limits import Limits


def exercise(id: str, folder: Path) -> Exercise:
    folder = folder / "exercises" / id
    folder.mkdir(parents=True)
    (folder / "stub.py").write_text(f"# {id}\n")
    return Exercise(id, folder, id, "goal", (), Limits(), ())


@pytest.fixture
def course(tmp_path):
    folder = tmp_path / "course"
    exercises = tuple(exercise(id, folder) for id in ("ex01_start", "ex04_queue", "ex13_callback"))
    return Course(folder, "A small course", ("en",), exercises, "digest")


@pytest.fixture
def queue(course):
    return course.exercise("ex04")


@pytest.fixture
def here(tmp_path):
    """The current folder, or that of a class."""
    folder = tmp_path / "here"
    folder.mkdir()
    return folder


@pytest.fixture
def put(here):
    """Make files in it, by name."""

    def make(*names: str) -> None:
        for name in names:
            path = here / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"# {name!r}\n")

    return make


@pytest.fixture
def gives(queue):
    """Make ex04_queue give a file."""

    def make(name: str) -> None:
        path = queue.folder / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# given {name}\n")

    return make
