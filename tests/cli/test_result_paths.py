"""``grade ex01 --junit FILE --json-file FILE``: files for CI, beside the report and before it."""

import json
import subprocess
from xml.etree import ElementTree

import jsonschema
import pytest

from grader.reports.schema import grade_schema

BOTH = ("ex01", "--junit", "junit.xml", "--json-file", "result.json")


@pytest.fixture
def suite(here):
    """The one suite of the written file."""

    def read(name="junit.xml"):
        (only,) = ElementTree.parse(here / name).getroot()
        return only

    return read


def test_both_files_are_written_and_the_report_is_printed(grade, wrong, here, suite):
    done = grade(*BOTH)
    document = json.loads((here / "result.json").read_text("utf-8"))
    jsonschema.validate(document, grade_schema())
    assert (document["verdict"], document["score"]) == ("failed", 1)
    assert [case.get("name") for case in suite().iter("testcase")] == ["ends", "says"]
    assert suite().find(".//failure").get("message") == "Something else was said."
    assert done.stdout.startswith("ex01_hello: failed, 1 of 2 points\n")
    assert (done.returncode, done.stderr) == (1, "")


def test_the_file_holds_what_json_prints(grade, right, here):
    printed = grade("ex01", "--json", "--json-file", "result.json").stdout
    assert (here / "result.json").read_text("utf-8") == printed


def test_the_files_are_there_although_the_report_could_not_be_printed(start_grade, right, here):
    with open("/dev/full", "wb") as full:
        process = start_grade(*BOTH, stdout=full, stderr=subprocess.PIPE)
        assert process.wait(60) == 3
        process.stderr.close()
    assert (here / "junit.xml").is_file() and (here / "result.json").is_file()


def test_what_was_not_graded_is_an_error_of_the_suite(grade, killer, suite):
    assert grade(*BOTH).returncode == 3
    assert suite().find("testcase/error").get("type") == "runner_error"


def test_nothing_handed_in_is_a_failure_of_the_suite(grade, suite):
    assert grade(*BOTH).returncode == 1
    assert suite().find("testcase/failure").get("type") == "missing"


@pytest.mark.parametrize("option", ["--junit", "--json-file"])
def test_a_file_that_cannot_be_written_is_said_before_anything_runs(grade, killer, sentence, option):
    done = grade("ex01", option, "no/such/file")
    assert sentence(done) == "no/such/file cannot be written: give a file in a folder that exists."
    assert done.returncode == 2


def test_one_file_cannot_be_two(grade, right, sentence, here):
    done = grade("ex01", "--junit", "a", "--json-file", "./a")
    assert sentence(done) == "a is wanted for two things at once: give each a file of its own."
    assert done.returncode == 2 and not (here / "a").exists()


def test_a_broken_exercise_leaves_no_file(grade, right, course, here):
    (course / "exercises/ex01_hello/exercise.yaml").write_text("title: [")
    assert grade(*BOTH).returncode == 2
    assert not list(here.glob("junit*")) and not list(here.glob("result*"))
