"""Whether a known answer got what it must get: decided on grades alone."""

from pathlib import Path

import pytest

from grader.errors import ExerciseError
from grader.evidence import Text
from grader.grading import CheckResult, Grade, RunVerdict
from grader.verify.answers import Answer, answers
from grader.verify.verify import problem


def answer(kind, check=None, methods=("fork", "spawn")):
    return Answer(None, kind, Path("a.py"), check, methods if kind == "wrong" else ())


def grade(verdict="failed", **checks):
    """``crossed={"fork": "failed"}``: what a check said under each method."""
    results = [
        CheckResult(name, name, max(runs.values(), key=("passed", "skipped", "failed").index), 0, 1,
                    by_run=tuple(RunVerdict("s", method, v, Text("why")) for method, v in runs.items()))
        for name, runs in checks.items()
    ]  # fmt: skip
    return Grade("ex", verdict, 0, 1, tuple(results))


FAILED, PASSED = {"fork": "failed", "spawn": "failed"}, {"fork": "passed", "spawn": "passed"}


def test_a_stub_must_fail():
    assert problem(answer("stub"), grade("failed", crossed=FAILED)) is None
    assert problem(answer("stub"), grade("passed", crossed=PASSED)) == "the stub passes"


@pytest.mark.parametrize("kind", ["solution", "right"])
def test_a_right_answer_must_pass(kind):
    assert problem(answer(kind), grade("passed", crossed=PASSED)) is None
    assert "crossed" in problem(answer(kind), grade("failed", crossed=FAILED))


def test_a_wrong_answer_must_fail_at_its_check_under_every_method():
    assert problem(answer("wrong", "crossed"), grade(crossed=FAILED, ends=PASSED)) is None
    assert "under spawn" in problem(
        answer("wrong", "crossed"), grade(crossed={"fork": "failed", "spawn": "passed"}, ends=PASSED)
    )


def test_a_wrong_answer_may_be_named_for_one_method_alone():
    only_spawn = grade(crossed={"fork": "passed", "spawn": "failed"})
    assert problem(answer("wrong", "crossed", ("spawn",)), only_spawn) is None


def test_being_caught_by_another_check_is_not_enough():
    said = problem(answer("wrong", "crossed"), grade(crossed=PASSED, ends=FAILED))
    assert said.startswith("crossed does not catch it") and said.endswith("caught by: ends")


def test_a_check_that_does_not_exist_is_named():
    assert problem(answer("wrong", "nothing"), grade(crossed=FAILED)) == "there is no check 'nothing'"


def test_an_authors_error_never_counts_as_catching():
    assert "error" in problem(answer("wrong", "crossed"), grade("error", crossed=FAILED))


class FakeCourse:
    def __init__(self, folder):
        self.solutions = folder


class FakeExercise:
    id, start_methods, stub = "ex", ("fork", "spawn"), Path("stub.py")


def known(tmp_path, header):
    for folder in ("right", "wrong"):
        (tmp_path / "ex" / folder).mkdir(parents=True)
    (tmp_path / "ex" / "solution.py").write_text("")
    (tmp_path / "ex" / "right" / "loop.py").write_text("")
    (tmp_path / "ex" / "wrong" / "joins.py").write_text(f"{header}\npass\n")
    return answers(FakeCourse(tmp_path), FakeExercise)


def test_the_header_of_a_wrong_answer_names_its_check(tmp_path):
    found = known(tmp_path, "# caught by: crossed")
    assert [one.name for one in found] == ["stub", "solution", "right/loop", "wrong/joins"]
    assert (found[3].check, found[3].start_methods) == ("crossed", ("fork", "spawn"))


def test_the_header_may_name_methods(tmp_path):
    assert known(tmp_path, "# caught by: crossed under spawn")[3].start_methods == ("spawn",)


@pytest.mark.parametrize(
    "header", ["", "# wrong", "# caught by:", "# caught by: a under", "# caught by: a b"]
)
def test_a_wrong_answer_without_a_header_is_an_authors_mistake(tmp_path, header):
    with pytest.raises(ExerciseError, match=r"joins\.py:1"):
        known(tmp_path, header)


def test_a_method_that_the_exercise_does_not_run_under_is_a_mistake(tmp_path):
    with pytest.raises(ExerciseError, match="does not run under forkserver"):
        known(tmp_path, "# caught by: crossed under forkserver")


def test_an_exercise_without_a_solution_is_named(tmp_path):
    with pytest.raises(ExerciseError, match=r"solution\.py: an exercise needs a solution"):
        answers(FakeCourse(tmp_path), FakeExercise)
