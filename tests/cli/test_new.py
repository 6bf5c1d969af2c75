"""``grade new``: a new exercise that verifies at once."""

import pytest

from grader.course.load import load_course

CONFIG = """\
format: course/1
title: Small   # a remark that stays
languages: [en, zh]
exercises:
  - ex01_first

# the end
"""


@pytest.fixture
def course(tmp_path):
    folder = tmp_path / "exercises" / "ex01_first"
    folder.mkdir(parents=True)
    (folder / "exercise.yaml").write_text("format: exercise/1\ntitle: T\ngoal: G\nscenarios: [{name: a}]\n")
    (folder / "stub.py").write_text("")
    (folder / "checks.py").write_text("")
    (tmp_path / "config.yaml").write_text(CONFIG)
    return tmp_path


def test_a_new_exercise_is_verified_as_it_stands(course, grade):
    assert grade("new", "ex19", "--title", "A ring: of {processes}").returncode == 0
    done = grade("verify", "ex19", "--lang", "en")
    assert "5 of 5 known answers get what they must get." in done.stdout
    assert done.returncode == 0


def test_what_is_not_translated_yet_is_listed_when_it_is_verified(course, grade):
    grade("new", "ex19", "--title", "A ring")
    assert "not in texts.zh.po: 'A ring'" in grade("verify", "ex19").stdout


def test_its_name_is_made_of_number_and_title_and_it_is_listed_last(course, grade):
    grade("new", "ex19", "--title", "Ring of processes")
    assert [exercise.id for exercise in load_course(course).exercises] == ["ex01_first", "ex19_ring_of"]
    assert (course / "config.yaml").read_text() == CONFIG.replace(
        "ex01_first\n", "ex01_first\n  - ex19_ring_of\n"
    )
    assert (course / "exercises" / "ex19_ring_of" / "README.zh.md").is_file()


def test_a_whole_name_is_taken_as_it_is(course, grade):
    assert grade("new", "ex19_circle", "--title", "Ring").returncode == 0
    assert (course / "solutions" / "ex19_circle" / "right" / "subclass.py").is_file()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ex01", "there is an exercise ex01 in this course already"),
        ("Ex 19", "cannot be an exercise's name"),
        ("../ex19", "cannot be an exercise's name"),
    ],
)
def test_a_name_that_cannot_be_one_changes_nothing(course, grade, name, said):
    result = grade("new", name, "--title", "Ring")
    assert result.returncode == 2 and said in result.stderr
    assert (course / "config.yaml").read_text() == CONFIG
    assert not (course / "solutions").exists()


def test_a_list_in_one_line_is_left_to_its_author(course, grade):
    config = CONFIG.replace("exercises:\n  - ex01_first\n", "exercises: [ex01_first]\n")
    (course / "config.yaml").write_text(config)
    result = grade("new", "ex19", "--title", "Ring")
    assert result.returncode == 2 and "config.yaml:4" in result.stderr and "by hand" in result.stderr
    assert not (course / "exercises" / "ex19_ring").exists()
