"""``pytest exercises/… --submission FILE``, as those who write checks type it."""

import os
import subprocess
import sys
from textwrap import dedent

import pytest

EXERCISE = """
format: exercise/1
title: Small
goal: Print the word.
start_methods: [fork, spawn]
scenarios:
  - {name: word, inputs: {word: {word: true}}, args: ["{word}"]}
"""

CHECKS = '''
import pytest
from grader.checks import Failure


def test_ends(evidence):
    """It ends normally."""
    assert evidence.ending.ok


@pytest.mark.points(3)
@pytest.mark.depends("ends")
def test_prints(evidence):
    """It prints the word."""
    if [line.text for line in evidence.lines()] != list(evidence.scenario.args):
        raise Failure("{who} did not print the word.", who=evidence.main, expected="amber", actual="another")


def test_alike(evidences):
    """Both runs print the same."""
    assert len({line.text for evidence in evidences for line in evidence.lines()}) == 1
'''

RIGHT = "import sys; print(*sys.argv[1:])"


@pytest.fixture
def course(tmp_path):
    folder = tmp_path / "exercises" / "ex01_small"
    folder.mkdir(parents=True)
    (folder / "exercise.yaml").write_text(EXERCISE)
    (folder / "checks.py").write_text(CHECKS)
    (folder / "stub.py").write_text("")
    (tmp_path / "right.py").write_text(RIGHT)
    return tmp_path


@pytest.fixture
def author(course):
    """``author("exercises/ex01_small", "-k", "ends")``: what pytest prints, and its exit code."""

    def run_pytest(*words):
        environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
        environ |= {"PYTHONPATH": os.pathsep.join(sys.path), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
        command = [sys.executable, "-m", "pytest", "-p", "grader.checks.plugin", "-p", "no:cacheprovider"]
        done = subprocess.run(
            [*command, *words],
            cwd=course,
            env=environ,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return done.stdout + done.stderr, done.returncode

    return run_pytest


def test_each_check_is_shown_on_each_run(author):
    shown, code = author("exercises/ex01_small", "--submission", "right.py", "-v")
    assert code == 0, shown
    for name in (
        "ends[word, fork]",
        "ends[word, spawn]",
        "prints[word, fork]",
        "prints[word, spawn]",
        "alike",
    ):
        assert f"checks.py::test_{name} PASSED" in shown
    assert "5 passed" in shown


def test_a_failure_is_the_students_sentence_without_a_traceback(author, course):
    (course / "wrong.py").write_text("print('another')")
    shown, code = author("exercises/ex01_small", "--submission", "wrong.py", "-k", "prints and fork")
    assert code == 1
    assert "main (pid" in shown
    assert "did not print the word.\nexpected: amber\nactual:   another\n" in shown
    assert "raise Failure" not in shown


def test_an_assertion_shows_what_it_compared(author, course):
    (course / "wrong.py").write_text("import os; print(os.getpid())")
    shown, _ = author("exercises", "--submission", "wrong.py", "-k", "alike")
    assert "assert 2 == 1" in shown


def test_what_a_check_depends_on_is_said(author, course):
    (course / "wrong.py").write_text("1 / 0")
    shown, _ = author(".", "--submission", "wrong.py", "-rs", "-k", "ends or prints")
    assert "2 failed, 2 skipped" in shown
    assert "Not judged, because the check ends did not pass." in shown


def test_a_check_alone_is_judged_without_what_it_depends_on(author):
    shown, code = author("exercises/ex01_small/checks.py", "--submission", "right.py", "-k", "prints")
    assert (code, "2 passed, 3 deselected" in shown) == (0, True), shown


def test_the_submission_is_run_once_for_each_run(author, course):
    (course / "right.py").write_text(f"open({str(course / 'log')!r}, 'a').write('x'); {RIGHT}")
    author("exercises", "--submission", "right.py")
    assert (course / "log").read_text() == "xx"


def test_inputs_are_drawn_from_the_seed(author, course):
    (course / "right.py").write_text(f"{RIGHT}; open({str(course / 'log')!r}, 'a').write(sys.argv[1] + ' ')")
    for seed in ("1", "2", "1"):
        author("exercises", "--submission", "right.py", "--submission-seed", seed)
    words = (course / "log").read_text().split()
    assert words[0] == words[1] == words[4] != words[2]


def test_a_mistake_in_the_checks_is_one_sentence(author, course):
    (course / "exercises/ex01_small/checks.py").write_text("def test_a(evidence): pass\n")
    shown, code = author("exercises", "--submission", "right.py")
    assert code == 2
    assert "checks.py:1: the check 'a' has no docstring" in shown
    assert "Traceback" not in shown


def test_a_mistake_in_the_exercise_is_one_sentence(author, course):
    (course / "exercises/ex01_small/exercise.yaml").write_text(EXERCISE + "no_such_field: 1\n")
    shown, code = author("exercises", "--submission", "right.py")
    assert code == 2
    assert "exercise.yaml:8: " in shown
    assert "Traceback" not in shown


def test_a_submission_that_is_no_file_is_said_at_once(author):
    shown, code = author("exercises", "--submission", "nowhere.py")
    assert (code, shown.strip()) == (4, "ERROR: --submission: nowhere.py is no file.")


def test_without_a_submission_no_checks_are_collected(author):
    shown, code = author("exercises")
    assert code == 5, shown


def test_checks_without_an_exercise_are_left_alone(author, course):
    (course / "exercises/ex01_small/exercise.yaml").unlink()
    _, code = author("exercises", "--submission", "right.py")
    assert code == 5


def test_other_tests_run_beside_them(author, course):
    (course / "test_own.py").write_text(dedent("def test_a(): pass\ndef test_b(): assert 0\n"))
    shown, code = author(".", "--submission", "right.py")
    assert (code, "1 failed, 6 passed" in shown) == (1, True), shown


def test_the_entry_point_imports_nothing_but_pytest():
    code = (
        "import sys, pytest; old = {*sys.modules}; import grader.checks.plugin; print({*sys.modules} - old)"
    )
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environ, capture_output=True, text=True, timeout=60, check=True
    )
    assert eval(done.stdout) <= {"grader", "grader.checks", "grader.checks.plugin", "__future__"}
