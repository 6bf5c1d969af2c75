"""``grade regrade``: a check was mended, and nothing is run."""

import csv
import json

import pytest

MARKED = "import sys\nopen({file!r}, 'a').write('x')\nprint(sys.argv[1]{more})\n"
STRICT = 'said != evidence.scenario.inputs["word"]'
MENDED = 'said.lower() != evidence.scenario.inputs["word"].lower()'


@pytest.fixture
def runs(tmp_path):
    """How often anything was run."""
    file = tmp_path / "runs"
    return lambda: len(file.read_text()) if file.exists() else 0


@pytest.fixture
def a_class(write, tmp_path):
    """Alice is right; bob shouts, which the check does not like; carol handed in nothing."""
    write("class/alice/ex01.py", MARKED.format(file=str(tmp_path / "runs"), more=""))
    write("class/bob/ex01.py", MARKED.format(file=str(tmp_path / "runs"), more=".upper()"))
    write("class/carol/notes.txt", "")


@pytest.fixture
def change(course):
    def changed(name, old, new):
        path = course / "exercises/ex01_hello" / name
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))

    return changed


@pytest.fixture
def verdicts(here):
    def read():
        with (here / "grade-results/results.csv").open(newline="", encoding="utf-8") as file:
            return {row["student"]: row["verdict"] for row in csv.DictReader(file)}

    return read


def test_who_changed_is_said_and_nothing_is_run(grade, a_class, change, verdicts, runs):
    grade("batch", "class")
    assert verdicts() == {"alice": "passed", "bob": "failed", "carol": "missing"}
    before = runs()
    change("checks.py", STRICT, MENDED)
    done = grade("regrade")
    assert "bob  ex01_hello  failed 1/2  →  passed 2/2  passes now: says\n" in done.stdout
    assert "1 of 3 changed.\n" in done.stdout and "alice" not in done.stdout
    assert verdicts() == {"alice": "passed", "bob": "passed", "carol": "missing"}
    assert (done.returncode, runs()) == (0, before)


def test_the_results_are_those_of_the_mended_course(grade, a_class, change, here):
    grade("batch", "class")
    change("checks.py", STRICT, MENDED)
    grade("regrade")
    lines = (here / "grade-results/results.jsonl").read_text("utf-8").splitlines()
    assert len({json.loads(line)["course"]["digest"] for line in lines}) == 1


def test_afterwards_a_batch_has_nothing_to_do(grade, a_class, change, runs):
    grade("batch", "class")
    before = runs()
    change("checks.py", STRICT, MENDED)
    grade("regrade")
    assert "2 of 3 were graded before" not in grade("batch", "class").stderr
    assert runs() == before


def test_nobody_changed(grade, a_class):
    grade("batch", "class")
    done = grade("regrade")
    assert done.stdout == "3 were judged again; nobody's grade changed.\n"


def test_other_points_are_a_change_for_everybody(grade, a_class, change):
    grade("batch", "class")
    change("checks.py", "def test_says", "@pytest.mark.points(5)\ndef test_says")
    change(
        "checks.py", "from grader.checks import Failure", "import pytest\nfrom grader.checks import Failure"
    )
    done = grade("regrade")
    assert "alice  ex01_hello  passed 2/2   →  passed 6/6" in done.stdout
    assert "carol  ex01_hello  missing 0/2  →  missing 0/6" in done.stdout


def test_what_was_run_in_another_way_must_be_run_again(grade, a_class, change, verdicts, runs):
    grade("batch", "class")
    before = runs()
    change("exercise.yaml", 'args: ["{word}"]', 'args: ["{word}", again]')
    done = grade("regrade")
    assert "must be run again, with `grade batch`:\n  alice, ex01_hello\n  bob, ex01_hello\n" in done.stdout
    assert verdicts() == {"alice": "passed", "bob": "failed", "carol": "missing"}
    assert runs() == before


def test_only_one_exercise(grade, a_class, change, write, verdicts):
    write("class/alice/ex02.py", "import sys\nprint(sys.argv[1])\n")
    grade("batch", "class")
    assert grade("regrade", "--exercise", "ex02").stdout.startswith("3 were judged again")


def test_in_chinese(grade, a_class, change):
    grade("batch", "class")
    change("checks.py", STRICT, MENDED)
    done = grade("regrade", "--lang", "zh")
    assert "现已通过：says" in done.stdout and "3 份中有 1 份有变化。" in done.stdout


def test_where_there_was_no_batch(grade, sentence):
    done = grade("regrade", "--out", "elsewhere")
    assert sentence(done) == "there is no elsewhere/attempts.sqlite; `grade batch` makes it."
    assert done.returncode == 2
