"""A class at a glance."""

import pytest

from grader import grading
from grader.evidence import Ending, Text
from grader.reports.compose import grade_document
from grader.reports.rows import plain
from grader.reports.student_text import width
from grader.reports.table import Entry, entry, sentence, table_rows, without_jail
from grader.submissions import Submission


@pytest.fixture
def ungraded(course, exercise, tmp_path):
    """The entry of a submission that was not graded."""

    def make(program=None, runs=(), reason="There is more than one file."):
        grade = grading.not_graded("ex04_queue", (), Text(reason))
        submission = Submission("dora", "ex04_queue", program)
        return entry(grade_document(course, exercise, submission, grade, runs, str))

    return make


def test_students_down_exercises_across():
    entries = [
        Entry("李雷", "ex04_queue", "failed", 5, 10, ("ends",), "It hangs."),
        Entry("alice", "ex13_callback", "missing", 0, 10),
        Entry("alice", "ex04_queue", "passed", 10, 10),
    ]
    assert plain(table_rows(entries, str, None)) == (
        "        ex04   ex13\n"
        "alice   10/10  missing\n"
        "李雷    5/10   –\n"
        "passed  1      0\n"
        "\n"
        "Submissions: 3 (1 passed, 1 failed, 1 missing)\n"
    )


def test_a_table_that_is_too_wide_is_split():
    entries = [Entry("alice", f"ex{n:02}_x", "passed", 10, 10) for n in range(20)]
    lines = plain(table_rows(entries, str, 60)).splitlines()
    assert max(map(width, lines)) <= 60
    assert sum(line.startswith("alice") for line in lines) == 3


def test_a_long_name_is_cut_and_a_nasty_one_is_made_visible():
    text = plain(
        table_rows(
            [Entry("x" * 99, "ex04_q", "passed", 1, 1), Entry("a\n\x1b", "ex04_q", "passed", 1, 1)], str, 80
        )
    )
    assert "x" * 31 + "…  1/1" in text
    assert r"a\n\x1b" in text


def test_what_needs_a_look_is_marked_and_explained(ungraded):
    text = plain(table_rows([ungraded()], str, None))
    assert "dora    not graded !\n" in text
    assert "  dora, ex04_queue  There is more than one file.\n" in text


def test_a_submission_that_lies_there_wrongly_is_a_problem(ungraded):
    assert ungraded().attention == "problem"


def test_a_lost_run_raises_the_question_of_who_killed_it(ungraded, run, tmp_path):
    lost = ungraded(tmp_path / "x.py", [run(ending=Ending("runner_error", reason="it was killed"))], "Lost.")
    assert lost.attention == "runner_error"
    assert "Lost. Did the program stop or kill its supervisor?" in plain(table_rows([lost], str, None))


def test_a_busy_machine_is_told_from_a_lost_run(ungraded, run, tmp_path):
    starved = run(ending=Ending("timed_out", limit=4, starved=True))
    assert ungraded(tmp_path / "x.py", [starved]).attention == "starved"


def test_a_worker_that_died_needs_a_look(ungraded, tmp_path):
    assert ungraded(tmp_path / "x.py").attention == "not_graded"


def test_the_line_of_progress():
    assert sentence(Entry("alice", "ex04_queue", "failed", 5, 10), str) == "alice, ex04_queue: failed, 5/10"
    assert (
        sentence(Entry("alice", "ex04_queue", "not_graded", None, 10), str) == "alice, ex04_queue: not graded"
    )


def test_an_empty_class_is_no_error():
    assert plain(table_rows([], str, 80)) == "Submissions: 0 ()\n"


def test_it_says_how_many_were_run_without_a_jail():
    assert without_jail([True, False, False, None], str) == "2 of 3 submissions were run without a jail."


def test_where_all_were_jailed_or_none_was_run_there_is_nothing_to_say():
    assert (without_jail([True, None], str), without_jail([None], str)) == ("", "")


def test_one_run_without_a_jail_makes_a_submission_one_without(document, run):
    assert entry(document([run(jailed=True), run(jailed=False)])).jailed is False
    assert entry(document([run(jailed=True)])).jailed is True
