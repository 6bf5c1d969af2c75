"""What was handed in has a number, and another one when it was changed."""

import os

import pytest

from grader.evidence import Text
from grader.submissions import Submission
from grader.submissions.digest import content_digest


@pytest.fixture
def handed_in(tmp_path):
    """A folder with the file and one beside it."""
    (tmp_path / "ex01.py").write_text("print(1)\n")
    (tmp_path / "words.txt").write_text("a b c\n")
    return Submission("alice", "ex01_word", tmp_path / "ex01.py", tmp_path)


def changed(submission, change):
    before = content_digest(submission)
    change(submission.folder)
    return content_digest(submission) != before


CHANGES = {
    "the file": lambda folder: (folder / "ex01.py").write_text("print(2)\n"),
    "what lies beside it": lambda folder: (folder / "words.txt").write_text("a b d\n"),
    "a new file": lambda folder: (folder / "more.py").write_text(""),
    "a name": lambda folder: (folder / "words.txt").rename(folder / "texts.txt"),
    "a file in a folder": lambda folder: [(folder / "d").mkdir(), (folder / "d" / "x").write_text("")],
}
NO_CHANGES = {
    "when it was written": lambda folder: os.utime(folder / "ex01.py", (1, 1)),
    "what Python leaves": lambda folder: [
        (folder / "__pycache__").mkdir(),
        (folder / "__pycache__/x").touch(),
    ],
    "what git keeps": lambda folder: [(folder / ".git").mkdir(), (folder / ".git/HEAD").write_text("x")],
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_counts(handed_in, change):
    assert changed(handed_in, change)


@pytest.mark.parametrize("change", NO_CHANGES.values(), ids=NO_CHANGES)
def test_no_change_does_not(handed_in, change):
    assert not changed(handed_in, change)


def test_what_lies_beside_a_file_without_a_folder_is_not_the_students(handed_in):
    alone = Submission("alice", "ex01_word", handed_in.program)
    before = content_digest(alone)
    (handed_in.folder / "bob.py").write_text("")
    assert content_digest(alone) == before


def test_no_link_is_followed_and_no_special_file_opened(handed_in):
    before = content_digest(handed_in)
    (handed_in.folder / "link").symlink_to("/dev/zero")
    os.mkfifo(handed_in.folder / "fifo")
    assert content_digest(handed_in) != before


def test_nothing_a_problem_and_a_file_are_three_things(handed_in):
    nothing = Submission("alice", "ex01_word", None)
    problem = Submission("alice", "ex01_word", None, problem=Text("Two files."))
    assert len({content_digest(one) for one in (nothing, problem, handed_in)}) == 3
