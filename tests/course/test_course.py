"""Naming an exercise, and what an exercise says of its files."""

import pytest

from grader.errors import UsageError


@pytest.mark.parametrize("name", ["ex04_queue", "ex04", "4", "04", "ex4", "EX04", "Ex04_Queue"])
def test_exercise_is_known_as(on_disk, name):
    assert on_disk.load().exercise(name).id == "ex04_queue"


@pytest.mark.parametrize(
    ("name", "meant"), [("ex04_quue", "ex04_queue"), ("ex40", "ex04"), ("ex01start", "ex01_start")]
)
def test_mistyped_exercise_gets_the_nearest_name(on_disk, name, meant):
    with pytest.raises(UsageError, match=f"no exercise '{name}' in this course; did you mean {meant}"):
        on_disk.load().exercise(name)


@pytest.mark.parametrize("name", ["", "4.0", "-4", "²", "ex", "nonsense"])
def test_unknown_exercise_is_a_sentence(on_disk, name):
    with pytest.raises(UsageError, match="there is no exercise"):
        on_disk.load().exercise(name)


def test_helpers_are_the_given_files_without_what_python_leaves(on_disk):
    for name in ("work.py", "data/words.txt", "__pycache__/work.pyc", ".hidden"):
        on_disk.write(f"exercises/ex04_queue/files/{name}", "")
    assert [path.name for path in on_disk.load().exercise("4").helpers] == ["data", "work.py"]


def test_readme_is_english_where_there_is_no_translation(on_disk):
    on_disk.write("exercises/ex04_queue/README.md", "")
    exercise = on_disk.load().exercise("4")
    assert exercise.readme("zh").name == "README.md"
    on_disk.write("exercises/ex04_queue/README.zh.md", "")
    assert exercise.readme("zh").name == "README.zh.md"
