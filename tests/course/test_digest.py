"""The digest changes with what can change a grade, and with nothing else."""

import shutil

import pytest

QUEUE = "exercises/ex04_queue"


@pytest.mark.parametrize(
    "name",
    [
        "config.yaml",
        f"{QUEUE}/exercise.yaml",
        f"{QUEUE}/checks.py",
        f"{QUEUE}/files/helper.py",
        f"{QUEUE}/new.py",
    ],
)
def test_digest_changes_with(on_disk, name):
    before = on_disk.load().digest
    path = on_disk.folder / name
    old = path.read_text() if path.exists() else ""
    on_disk.write(name, old + "# more\n")
    assert on_disk.load().digest != before


@pytest.mark.parametrize(
    "name",
    [
        f"{QUEUE}/README.md",
        f"{QUEUE}/README.zh.md",
        f"{QUEUE}/texts.zh.po",
        f"{QUEUE}/__pycache__/checks.pyc",
        f"{QUEUE}/files/__pycache__/helper.pyc",
        f"{QUEUE}/.DS_Store",
        f"{QUEUE}/checks.py~",
        "texts.zh.po",
        "exercises/ex99_draft/checks.py",
        "solutions/ex04_queue/solution.py",
    ],
)
def test_digest_does_not_change_with(on_disk, name):
    before = on_disk.load().digest
    on_disk.write(name, "anything")
    assert on_disk.load().digest == before


def test_renaming_a_file_changes_the_digest(on_disk):
    on_disk.write(f"{QUEUE}/files/a.txt", "x")
    before = on_disk.load().digest
    (on_disk.folder / QUEUE / "files/a.txt").rename(on_disk.folder / QUEUE / "files/b.txt")
    assert on_disk.load().digest != before


def test_digest_is_the_same_wherever_the_course_lies(on_disk, tmp_path):
    before = on_disk.load().digest
    on_disk.folder = shutil.copytree(on_disk.folder, tmp_path / "somewhere else")
    assert on_disk.load().digest == before
