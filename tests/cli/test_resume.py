"""``grade batch`` a second time: only what is new is run."""

import csv
import json
import sqlite3
from contextlib import closing

import pytest

COUNTED = """\
import sys
with open({file!r}, "a") as file:
    file.write({student!r} + "\\n")
print(sys.argv[1])
"""
KILLER = "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\nsignal.pause()\n"


@pytest.fixture
def ran(tmp_path):
    """Who has run since this was last asked."""

    def since():
        path = tmp_path / "ran"
        names = path.read_text().split() if path.exists() else []
        path.unlink(missing_ok=True)
        return sorted(names)

    return since


@pytest.fixture
def student(write, tmp_path):
    """A student whose right answer says that it runs."""

    def hands_in(name, exercise="ex01", more=""):
        text = COUNTED.format(file=str(tmp_path / "ran"), student=name)
        write(f"class/{name}/{exercise}.py", text + more)

    return hands_in


@pytest.fixture
def a_class(student):
    student("alice")
    student("bob")


@pytest.fixture
def results(here):
    """Both result files: rows, and documents by student and exercise."""

    def read(folder="grade-results"):
        with (here / folder / "results.csv").open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        lines = (here / folder / "results.jsonl").read_text("utf-8").splitlines()
        return rows, {(d["student"], d["exercise"]): d for d in map(json.loads, lines)}

    return read


@pytest.fixture
def mend(course):
    """Change the checks of an exercise."""

    def change(old, new, exercise="ex01_hello"):
        path = course / "exercises" / exercise / "checks.py"
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))

    return change


def test_what_has_not_changed_is_not_run_again(grade, a_class, ran, results):
    grade("batch", "class")
    before = results()
    assert ran() == ["alice", "bob"]
    again = grade("batch", "class")
    assert "2 of 2 were graded before and have not changed" in again.stderr
    assert (ran(), results(), again.returncode) == ([], before, 0)


def test_an_edited_submission_is_run_again_and_no_other(grade, a_class, student, ran, results):
    grade("batch", "class")
    ran()
    student("bob", more="print('one more')\n")
    grade("batch", "class")
    assert ran() == ["bob"]
    assert [(row["student"], row["verdict"]) for row in results()[0]] == [
        ("alice", "passed"),
        ("bob", "failed"),
    ]


def test_what_lies_beside_it_counts(grade, a_class, write, ran):
    grade("batch", "class")
    ran()
    write("class/alice/words.txt", "new")
    grade("batch", "class")
    assert ran() == ["alice"]


def test_who_is_new_gets_the_same_inputs_as_the_others(grade, a_class, student, results):
    grade("batch", "class")
    student("carol")
    grade("batch", "class")
    rows, documents = results()
    assert [row["verdict"] for row in rows] == ["passed"] * 3
    assert len({document["runs"][0]["args"][0] for document in documents.values()}) == 1


def test_another_seed_is_another_batch(grade, a_class, ran, results):
    grade("batch", "class", "--seed", "1")
    ran()
    grade("batch", "class", "--seed", "2")
    assert ran() == ["alice", "bob"]
    assert {row["seed"] for row in results()[0]} == {"2"}


def test_force_runs_everything_with_the_same_inputs(grade, a_class, ran, results):
    grade("batch", "class")
    ran()
    seeds = [row["seed"] for row in results()[0]]
    grade("batch", "class", "--force")
    assert ran() == ["alice", "bob"]
    assert [row["seed"] for row in results()[0]] == seeds


def test_what_was_not_graded_is_run_again(grade, a_class, write, results):
    write("class/mallory/ex01.py", KILLER)
    grade("batch", "class")
    again = grade("batch", "class")
    assert "[1/1] mallory, ex01_hello: not graded" in again.stderr
    assert (again.returncode, len(results()[0])) == (3, 3)


def test_a_changed_exercise_is_run_again_and_no_other(grade, a_class, student, mend, ran):
    student("alice", "ex02")
    grade("batch", "class")
    ran()
    mend("Something else", "Anything else", "ex02_sum")
    grade("batch", "class")
    assert ran() == ["alice"]


def test_in_another_language_nothing_is_run_again(grade, a_class, write, ran, results):
    write("class/carol/ex01.py", "import sys\nsys.exit(3)\n")
    grade("batch", "class")
    ran()
    grade("batch", "class", "--lang", "zh")
    assert ran() == []
    documents = results()[1]
    assert {document["language"] for document in documents.values()} == {"zh"}
    assert "退出" in documents["carol", "ex01_hello"]["runs"][0]["ending"]["summary"]


def test_another_exercise_joins_the_results(grade, a_class, student, results):
    student("alice", "ex02")
    grade("batch", "class", "--exercise", "ex01")
    second = grade("batch", "class", "--exercise", "ex02")
    assert {row["exercise"] for row in results()[0]} == {"ex01_hello", "ex02_sum"}
    assert "ex01" not in second.stdout


def test_who_has_left_the_class_leaves_the_results(grade, a_class, here, results):
    grade("batch", "class")
    (here / "class/bob/ex01.py").unlink()
    (here / "class/bob").rmdir()
    grade("batch", "class")
    assert [row["student"] for row in results()[0]] == ["alice"]


def test_the_documents_are_sorted_at_the_end(grade, a_class, student, here):
    student("aaron", more="import time; time.sleep(0.3)\n")
    grade("batch", "class", "--jobs", "2")
    lines = (here / "grade-results/results.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["student"] for line in lines] == ["aaron", "alice", "bob"]


def test_a_file_of_a_newer_kit_is_one_sentence(grade, a_class, here, sentence):
    grade("batch", "class")
    with closing(sqlite3.connect(here / "grade-results/attempts.sqlite")) as connection:
        connection.execute("PRAGMA user_version = 99")
    done = grade("batch", "class")
    assert "was written by a newer version of the kit" in sentence(done)
    assert done.returncode == 2
