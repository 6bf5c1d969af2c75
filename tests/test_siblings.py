"""What lies beside a file is found in one order, without following anything."""

import os

import pytest

from grader.siblings import MOST_BYTES, siblings, taken


@pytest.fixture
def folder(tmp_path):
    for name in ("b/inner", "empty", "__pycache__", ".git"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("a.txt", "b/inner/c.txt", "__pycache__/a.pyc", ".git/HEAD"):
        (tmp_path / name).write_text(name)
    (tmp_path / "file").symlink_to("a.txt")
    (tmp_path / "folder").symlink_to("b")
    os.mkfifo(tmp_path / "fifo")
    return tmp_path


def names(folder, paths):
    return [str(path.relative_to(folder)) for path in paths]


def test_everything_is_named_once_and_no_link_is_followed(folder):
    expected = ["a.txt", "b", "empty", "fifo", "file", "folder", "b/inner", "b/inner/c.txt"]
    assert names(folder, siblings(folder)) == expected


def test_folders_and_regular_files_are_taken(folder):
    assert names(folder, taken(folder)) == ["a.txt", "b", "empty", "b/inner", "b/inner/c.txt"]


def test_names_can_be_left_out_at_any_depth(folder):
    assert names(folder, taken(folder, {"inner", "a.txt"})) == ["b", "empty"]


def test_what_goes_beyond_the_bound_is_not_taken(folder):
    for name in ("large", "larger"):
        with open(folder / "b" / name, "wb") as file:
            file.truncate(MOST_BYTES - 1000)
    assert names(folder, taken(folder))[-3:] == ["b/inner", "b/large", "b/inner/c.txt"]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    assert list(siblings(tmp_path / "nothing")) == []
