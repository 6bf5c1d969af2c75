"""A small course on disk, which a test can spoil."""

from pathlib import Path
from textwrap import dedent

import pytest

CONFIG = """\
format: course/1
title: A small course
languages: [en, zh]
exercises:
  - ex01_start
  - id: ex04_queue
    weight: 2
"""

EXERCISE = """\
format: exercise/1
title: From here to there
goal: What goes in comes out.
scenarios:
  - name: a word
    inputs: {word: {word: true}}
    args: ["{word}"]
hints:
  ends: ["What does the last line say?"]
"""

CHECKS = '''\
from grader.checks import Failure


def test_ends(evidence):
    """The program ends normally."""
    raise Failure("{who} stopped", who=evidence.main)
'''


class CourseOnDisk:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("config.yaml", CONFIG)
        for name in ("ex01_start", "ex04_queue"):
            self.write(f"exercises/{name}/exercise.yaml", EXERCISE)
            self.write(f"exercises/{name}/checks.py", CHECKS)
            self.write(f"exercises/{name}/stub.py", f"print('{name}')\n")

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())
        return path

    def remove(self, name: str) -> None:
        (self.folder / name).unlink()

    def load(self):
        from grader.course.load import load_course

        return load_course(self.folder)


@pytest.fixture
def on_disk(tmp_path):
    return CourseOnDisk(tmp_path / "course")
