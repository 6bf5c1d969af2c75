"""``grade batch``: a class, and its two result files."""

import csv
import json
import os
import re
import signal
import subprocess
import zipfile
from xml.etree import ElementTree

import jsonschema
import pytest

from grader.reports.schema import grade_schema

RIGHT = "import sys\nprint(sys.argv[1])\n"
WRONG = "print('nothing')\n"
KILLER = "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\nsignal.pause()\n"


@pytest.fixture
def rows(here):
    """results.csv as a list of dictionaries."""

    def read(folder="grade-results"):
        with (here / folder / "results.csv").open(newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    return read


@pytest.fixture
def a_class(write):
    """Three students: one right, one wrong, one who kills the supervisor."""
    write("class/alice_ex01.py", RIGHT)
    write("class/李雷/ex01_hello.py", WRONG)
    write("class/mallory/ex01.py", KILLER)


def test_a_class_of_all_kinds(grade, rows, a_class):
    done = grade("batch", "class")
    assert [(row["student"], row["verdict"], row["score"], row["attention"]) for row in rows()] == [
        ("alice", "passed", "2", ""),
        ("mallory", "not_graded", "", "runner_error"),
        ("李雷", "failed", "1", ""),
    ]
    assert "李雷     1/2\n" in done.stdout
    assert "Did the program stop or kill its supervisor?" in done.stdout
    assert done.returncode == 3


def test_each_line_of_jsonl_is_a_valid_document(grade, here, a_class):
    grade("batch", "class")
    documents = [
        json.loads(line) for line in (here / "grade-results/results.jsonl").read_text("utf-8").splitlines()
    ]
    for document in documents:
        jsonschema.validate(document, grade_schema())
    assert {document["student"] for document in documents} == {"alice", "mallory", "李雷"}
    assert len({document["runs"][0]["args"][0] for document in documents}) == 1


def test_the_report_shows_the_class_student_by_student(grade, here, a_class):
    done = grade("batch", "class")
    page = (here / "grade-results/report.html").read_text("utf-8")
    feedback = re.findall(r"<h3><bdi>(.*?)</bdi>", page)
    assert feedback == ["alice", "mallory", "李雷"]
    assert "3 of 3 submissions were run without a jail." in page
    assert done.stderr.splitlines()[-1].endswith("grade-results/report.html")


def test_the_report_is_chinese_if_wanted(grade, here, a_class):
    grade("batch", "class", "--lang", "zh")
    assert "成绩一览" in (here / "grade-results/report.html").read_text("utf-8")


def test_junit_has_a_suite_per_submission(grade, here, a_class):
    done = grade("batch", "class", "--out", "made", "--junit", "made/class.xml")
    suites = ElementTree.parse(here / "made/class.xml").getroot()
    assert [(suite.get("name"), suite.get("failures"), suite.get("errors")) for suite in suites] == [
        ("alice ex01_hello", "0", "0"),
        ("mallory ex01_hello", "0", "1"),
        ("李雷 ex01_hello", "1", "0"),
    ]
    assert done.stderr.splitlines()[-1].endswith("class.xml")


def test_a_junit_file_that_cannot_be_written_is_said_before_anything_runs(grade, here, sentence, a_class):
    done = grade("batch", "class", "--junit", "no/such.xml")
    assert sentence(done) == "no/such.xml cannot be written: give a file in a folder that exists."
    assert done.returncode == 2 and not (here / "grade-results").exists()


def test_all_judged_is_zero_unless_failures_are_to_count(grade, write, rows):
    write("class/alice_ex01.py", WRONG)
    assert grade("batch", "class").returncode == 0
    assert grade("batch", "class", "--fail-on-failed").returncode == 1
    write("class/alice_ex01.py", RIGHT)
    assert grade("batch", "class", "--fail-on-failed").returncode == 0
    assert [row["verdict"] for row in rows()] == ["passed"]


def test_one_exercise_only_into_a_folder_of_its_own(grade, write, rows):
    write("class/alice.py", RIGHT)
    write("class/bob_ex02.py", RIGHT)
    assert grade("batch", "class", "--exercise", "ex01", "--out", "a/b").returncode == 0
    assert [(row["student"], row["exercise"], row["verdict"]) for row in rows("a/b")] == [
        ("alice", "ex01_hello", "passed"),
        ("bob", "ex01_hello", "missing"),
    ]


def test_progress_is_a_line_per_submission_on_stderr(grade, a_class):
    lines = grade("batch", "class", "--jobs", "1").stderr.splitlines()
    assert [line[:5] for line in lines] == ["[1/3]", "[2/3]", "[3/3]", "Writt"]
    assert "[1/3] alice, ex01_hello: passed, 2/2" in lines


def test_progress_is_a_bar_on_a_terminal(on_terminal, a_class):
    text, _ = on_terminal("batch", "class")
    assert "3/3" in text and "[3/3]" not in text


def test_who_kills_the_worker_that_grades_him_has_a_document_as_well(grade, write, here, rows):
    write(
        "class/mallory_ex01.py",
        """
        import os, signal
        supervisor = os.getppid()
        worker = int(open(f"/proc/{supervisor}/stat").read().rsplit(")")[-1].split()[1])
        os.kill(worker, signal.SIGKILL)
        signal.pause()
        """,
    )
    assert grade("batch", "class").returncode == 3
    (document,) = map(json.loads, (here / "grade-results/results.jsonl").read_text("utf-8").splitlines())
    jsonschema.validate(document, grade_schema())
    assert rows()[0]["rationale"] == "The process that graded it died."


def test_a_broken_check_is_the_authors(grade, write, course, rows):
    write("class/alice_ex01.py", RIGHT)
    (course / "exercises/ex01_hello/checks.py").write_text(
        'def test_x(evidence):\n    """It is."""\n    {}["x"]\n'
    )
    assert grade("batch", "class").returncode == 2
    assert [(row["verdict"], row["attention"], row["failed_checks"]) for row in rows()] == [
        ("error", "author_error", "x")
    ]


def test_an_out_folder_that_is_a_file(grade, write, sentence, a_class):
    write("taken", "")
    done = grade("batch", "class", "--out", "taken")
    assert "taken could not be written" in sentence(done)
    assert done.returncode == 2


def test_an_empty_folder(grade, here, sentence):
    (here / "class").mkdir()
    done = grade("batch", "class")
    assert "no submission" in sentence(done)
    assert done.returncode == 2


def test_what_was_finished_is_kept_on_ctrl_c(start_grade, write, rows, here):
    write("class/a_ex01.py", RIGHT)
    os.mkfifo(here / "fifo")
    write(
        "class/b_ex01.py",
        f"open({str(here / 'fifo')!r}, 'w').write('x')\nimport time\nwhile True: time.sleep(0.01)\n",
    )
    process = start_grade("batch", "class", "--jobs", "1", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert (here / "fifo").read_text() == "x"
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 130
    said = [line for line in process.stderr.read().decode().splitlines() if line]
    kept = "1 of 2 were graded and are in grade-results/results.csv. The same command goes on from here."
    assert said[-2:] == [kept, "grade: interrupted."]
    assert [row["student"] for row in rows()] == ["a"]
    assert "<bdi>a</bdi>" in (here / "grade-results/report.html").read_text("utf-8")


def test_results_among_the_submissions_are_no_student(grade, write, rows, here):
    write("alice_ex01.py", RIGHT)
    write("bob/ex01.py", RIGHT)
    for _ in range(2):
        grade("batch", ".")
    assert [row["student"] for row in rows()] == ["alice", "bob"]


@pytest.fixture
def archive(here):
    """A zip with these files."""

    def make(name, **files):
        with zipfile.ZipFile(here / name, "w") as made:
            for path, content in files.items():
                made.writestr(path, content)

    return make


def test_a_class_in_an_archive(grade, archive, rows):
    evil = {"mallory/../../evil.py": RIGHT}
    archive("class.zip", **{"c/alice/ex01.py": RIGHT, "c/bob_ex01.py": WRONG, "c/carol/x.py": ""}, **evil)
    done = grade("batch", "class.zip")
    assert [(row["student"], row["submission"], row["verdict"], row["attention"]) for row in rows()] == [
        ("alice", "class.zip/c/alice/ex01.py", "passed", ""),
        ("bob", "class.zip/c/bob_ex01.py", "failed", ""),
        ("carol", "", "missing", ""),
        ("mallory", "", "not_graded", "problem"),
    ]
    assert "mallory/../../evil.py does not stay inside the archive." in done.stdout
    assert done.returncode == 3


def test_several_classes_never_mix_their_students(grade, write, archive, rows):
    write("group1/alice/ex01.py", RIGHT)
    write("group1/bob_ex01.py", RIGHT)
    archive("group2.zip", **{"alice/ex01.py": WRONG, "carol_ex01.py": RIGHT})
    assert grade("batch", "group1", "group2.zip").returncode == 0
    assert [(row["student"], row["submission"], row["verdict"]) for row in rows()] == [
        ("bob", "group1/bob_ex01.py", "passed"),
        ("carol", "group2.zip/carol_ex01.py", "passed"),
        ("group1/alice", "group1/alice/ex01.py", "passed"),
        ("group2.zip/alice", "group2.zip/alice/ex01.py", "failed"),
    ]


def test_a_name_can_neither_break_the_table_nor_turn_it_round(grade, write, rows):
    write("class/a\nb\x1b[2J_ex01.py", RIGHT)
    write("class/\u202eevil_ex01.py", RIGHT)
    write(os.fsdecode(b"class/\xb1_ex01.py"), RIGHT)
    done = grade("batch", "class")
    assert {row["student"] for row in rows()} == {r"a\nb\x1b[2J", r"\u202eevil", r"\xb1"}
    lines = done.stdout.splitlines()
    assert all(any(line.startswith(name) for line in lines) for name in (r"a\nb\x1b[2J", r"\u202eevil"))
    assert not set("\x1b\u202e") & set(done.stdout + done.stderr)


def test_an_archive_that_is_cut_off(grade, archive, here, sentence):
    archive("class.zip", **{"alice/ex01.py": RIGHT})
    (here / "class.zip").write_bytes((here / "class.zip").read_bytes()[:60])
    done = grade("batch", "class.zip")
    assert sentence(done) == "class.zip is damaged or cut off."
    assert done.returncode == 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_what_was_unpacked_goes_away_when_a_batch_is_ended(start_grade, archive, here, tmp_path, number):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    os.mkfifo(here / "fifo")
    code = f"open({str(here / 'fifo')!r}, 'w').write('x')\nimport time\nwhile True: time.sleep(0.01)\n"
    archive("class.zip", **{"alice/ex01.py": code})
    process = start_grade("batch", "class.zip", env={"TMPDIR": str(scratch)}, stderr=subprocess.DEVNULL)
    assert (here / "fifo").read_text() == "x"
    assert list(scratch.glob("grade-class-*"))
    process.send_signal(number)
    process.wait(30)
    assert not list(scratch.glob("grade-class-*"))
