"""``grade ex01``: from a file to an answer and an exit code."""

import json

import jsonschema
import pytest

from grader.reports.schema import grade_schema


def test_a_right_answer_passes(grade, right):
    done = grade("ex01")
    assert done.stdout.startswith("ex01_hello: passed, 2 of 2 points\n")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_wrong_answer_fails_and_says_why(grade, wrong):
    done = grade("ex01", "--seed", "7")
    assert done.returncode == 1
    assert "Something else was said." in done.stdout
    assert "actual    nothing" in done.stdout
    assert "grade ex01 --seed 7" in done.stdout


@pytest.mark.parametrize("name", ["ex01", "ex01_hello", "1"])
def test_an_exercise_goes_by_id_and_number(grade, right, name):
    assert grade(name).returncode == 0


def test_a_path_may_be_given(grade, write):
    write("drafts/my answer.py")
    done = grade("ex01", "drafts/my answer.py")
    assert done.returncode == 0


def test_nothing_handed_in_is_missing_and_no_failure(grade):
    done = grade("ex01")
    assert done.stdout.startswith("ex01_hello: missing, 0 of 2 points\n")
    assert done.returncode == 1


def test_the_same_seed_gives_the_same_inputs(grade, right):
    runs = [json.loads(grade("ex01", "--json", "--seed", "3").stdout)["runs"] for _ in range(2)]
    assert runs[0][0]["args"] == runs[1][0]["args"]


def test_json_is_one_valid_document_and_nothing_else(grade, wrong, course):
    done = grade("ex01", "--json")
    document = json.loads(done.stdout)
    jsonschema.validate(document, grade_schema())
    assert (document["verdict"], document["score"], done.stderr) == ("failed", 1, "")
    assert document["course"]["path"] == str(course)


def test_hints_are_given_as_many_as_asked(grade, wrong):
    assert "print(sys.argv[1])" not in grade("ex01").stdout
    assert "print(sys.argv[1])" in grade("ex01", "--hints", "2").stdout
    assert "hint" not in grade("ex01", "--hints", "0").stdout.split("What happened")[0]


def test_a_supervisor_that_was_killed_is_not_graded(grade, killer):
    done = grade("ex01")
    assert done.stdout.startswith("ex01_hello: not graded\n")
    assert done.returncode == 3


def test_a_broken_check_is_the_authors_fault(grade, right, course):
    checks = course / "exercises/ex01_hello/checks.py"
    checks.write_text('def test_x(evidence):\n    """It is."""\n    {}["x"]\n')
    done = grade("ex01")
    assert done.stdout.startswith("ex01_hello: error, 0 of 1 points\n")
    assert done.returncode == 2


def test_the_report_is_chinese_if_wanted(grade, right):
    assert grade("ex01", "--lang", "zh").stdout.startswith("ex01_hello：通过")
    assert grade("ex01", LANG="zh_CN.UTF-8").stdout.startswith("ex01_hello：通过")


def test_evidence_is_saved_and_judged_again_without_the_program(grade, wrong, here):
    done = grade("ex01", "--save-evidence", "seen.json")
    assert done.stderr == "What was seen of the run a word is in seen.json.\n"
    wrong.unlink()
    again = grade("judge", "ex01", "seen.json")
    assert again.stdout.startswith("ex01_hello: failed, 1 of 2 points\n")
    assert again.returncode == 1
    assert [path.name for path in here.iterdir()] == ["seen.json"]


def test_evidence_of_several_runs_goes_into_several_files(grade, right, course, here):
    exercise = course / "exercises/ex01_hello/exercise.yaml"
    exercise.write_text(exercise.read_text() + "start_methods: [fork, spawn]\n")
    grade("ex01", "--save-evidence", "seen.json")
    assert sorted(path.name for path in here.glob("seen*")) == ["seen-2.json", "seen.json"]
    assert (
        json.loads(grade("judge", "ex01", "seen.json", "seen-2.json", "--json").stdout)["verdict"] == "passed"
    )
