"""JUnit XML: what CI shows of a submission, in the form that pytest itself writes."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from grader import grading
from grader.course.catalogue import Catalogue
from grader.evidence import Ending, Line, Text
from grader.reports.compose import grade_document
from grader.reports.junit import junit
from grader.submissions import Submission

PYTESTS_OWN = """
import pytest

@pytest.fixture
def broken():
    raise KeyError("x")

def test_passes(record_property, record_testsuite_property):
    record_property("points", 1)
    record_testsuite_property("seed", 1)

def test_fails(record_property):
    record_property("points", 0)
    print("said")
    assert 1 == 2

def test_breaks(broken): pass

@pytest.mark.skip(reason="why")
def test_is_skipped(): pass
"""


def read(*documents, translate=str):
    """The suites of the file."""
    return list(ElementTree.fromstring("".join(junit(documents, translate)).encode()))


def cases(document):
    (suite,) = read(document)
    return {case.get("name"): case for case in suite.iter("testcase")}


def values(element):
    return {p.get("name"): p.get("value") for p in element.find("properties")}


@pytest.fixture
def unjudged(course, exercise):
    """The document of a submission without checks."""

    def make(grade, runs=(), program=Path("x.py")):
        return grade_document(course, exercise, Submission("", exercise.id, program), grade, runs, str)

    return make


@pytest.fixture(scope="module")
def shapes(tmp_path_factory):
    """Of each element that pytest writes: its attributes, and its children in their order."""
    folder = tmp_path_factory.mktemp("pytest")
    (folder / "test_it.py").write_text(PYTESTS_OWN)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "junit_logging=all"]
    subprocess.run([*command, "--junitxml=out.xml"], cwd=folder, capture_output=True)
    return shape(ElementTree.parse(folder / "out.xml").getroot())


def shape(root):
    found = {}
    for element in root.iter():
        attributes, children = found.setdefault(element.tag, (set(), set()))
        attributes.update(element.keys())
        children.update(child.tag for child in element)
    return found


def test_it_has_the_form_that_pytest_writes(shapes, document, run):
    failed = document([run()], {("crossed", 0): "Nothing arrived."})
    for tag, (attributes, children) in shape(ElementTree.fromstring("".join(junit([failed], str)))).items():
        assert children <= shapes[tag][1]
        assert attributes - {"type"} <= shapes[tag][0]


def test_properties_come_first_and_output_last_as_pytest_has_them(document, run):
    crossed = cases(document([run()], {("crossed", 0): "No."}))["crossed"]
    assert [child.tag for child in crossed] == ["properties", "failure", "system-out"]


def test_a_passed_check_is_a_case_and_its_points_are_properties(document):
    ends = cases(document())["ends"]
    assert (ends.get("classname"), [child.tag for child in ends]) == ("ex04_queue", ["properties"])
    assert values(ends) == {"points": "2", "max_points": "2"}


def test_the_suite_counts_its_cases(document, run):
    (suite,) = read(document([run()], {("crossed", 0): "No."}))
    counted = {name: suite.get(name) for name in ("name", "tests", "failures", "errors", "skipped", "time")}
    assert counted == {
        "name": "ex04_queue",
        "tests": "3",
        "failures": "1",
        "errors": "0",
        "skipped": "1",
        "time": "0.250",
    }


def test_the_suite_says_seed_score_and_how_it_was_confined(document, run):
    found = values(read(document([run(jailed=True)], {("crossed", 0): "No."}))[0])
    assert (found["seed"], found["score"], found["max_score"], found["jail"]) == ("42", "2", "10", "true")
    assert values(read(document())[0])["jail"] == "false"


def test_a_failure_says_why_what_and_what_to_try(document, under):
    runs = [under("fork"), under("spawn")]
    failed = document(runs, {("crossed", 1): "main took nothing."}, expected="got 3", actual="got 0")
    failure = cases(failed)["crossed"].find("failure")
    assert (failure.get("type"), failure.get("message")) == ("failed", "main took nothing.")
    for part in ("expected  got 3", "actual    got 0", "under spawn", "How many copies of q are there?"):
        assert part in failure.text


def test_a_failure_in_a_run_that_did_not_end_well_has_the_endings_kind_and_sentence(document, run):
    hung = run(ending=Ending("timed_out", limit=4, used=4.1))
    failure = cases(document([hung], {("ends", 0): "It never ended."}))["ends"].find("failure")
    assert failure.get("type") == "timed_out"
    assert hung.ending.summary.render() in failure.text


def test_a_check_that_failed_in_a_run_that_ended_well_is_simply_failed(document, under):
    runs = [under("fork"), under("spawn", ending=Ending("exited", code=1))]
    found = cases(document(runs, {("crossed", 0): "No.", ("ends", 1): "No."}))
    types = {name: found[name].find("failure").get("type") for name in ("crossed", "ends")}
    assert types == {"crossed": "failed", "ends": "exited"}


def test_what_happened_stands_beside_the_first_failure(document, run):
    found = cases(document([run()], {("ends", 0): "No.", ("crossed", 0): "No."}))
    assert "child 1 │ put 3" in found["ends"].find("system-out").text
    assert found["crossed"].find("system-out") is None


def test_a_check_that_depends_on_a_failed_one_is_skipped(document, run):
    skipped = cases(document([run()], {("crossed", 0): "No."}))["result"].find("skipped")
    assert skipped.get("message") == "Not judged, because the check crossed did not pass."


def test_a_broken_check_is_an_error(unjudged, run):
    checks = [grading.Check("ends", "It ends.")]
    findings = [grading.Finding("ends", 0, "error", Text("KeyError: 'x' (checks.py:9)"))]
    grade = grading.grade("ex04_queue", checks, [run()], findings, {})
    error = cases(unjudged(grade, [run()]))["ends"].find("error")
    assert (error.get("type"), error.get("message")) == ("author_error", "KeyError: 'x' (checks.py:9)")


def test_nothing_handed_in_is_a_failure(unjudged):
    found = cases(unjudged(grading.missing("ex04_queue", [grading.Check("ends", "Ends.", 10)]), program=None))
    assert list(found) == ["submission"]
    assert found["submission"].find("failure").get("type") == "missing"


def test_what_was_not_graded_is_an_error(unjudged, run):
    lost = run(ending=Ending("runner_error", reason="it was killed"))
    grade = grading.not_graded("ex04_queue", (), lost.ending.summary)
    (suite,) = read(unjudged(grade, [lost]))
    error = suite.find("testcase/error")
    assert (suite.get("tests"), suite.get("errors"), error.get("type")) == ("1", "1", "runner_error")
    assert "it was killed" in error.get("message")


def test_in_a_class_each_case_belongs_to_its_student(document):
    suites = read(document(student="alice"), document(student="李雷"))
    assert [suite.get("name") for suite in suites] == ["alice ex04_queue", "李雷 ex04_queue"]
    assert suites[1].find("testcase").get("classname") == "李雷.ex04_queue"


HOSTILE = "\x00\x1b[2J\ud800\ufffe\uffff]]>&<b>\"'\u202e"


def test_what_xml_forbids_is_made_visible(document, run):
    output = (Line(1, 812, "stdout", HOSTILE),)
    failed = document(
        [run(output=output)], {("crossed", 0): f"It said {HOSTILE}"}, expected=HOSTILE, actual=HOSTILE * 2
    )
    failure = cases(failed)["crossed"].find("failure")
    shown = r"\x00\x1b[2J\ud800\ufffe\uffff]]>&<b>" + "\"'" + r"\u202e"
    assert failure.get("message") == f"It said {shown}"
    assert shown in cases(failed)["crossed"].find("system-out").text


def test_a_students_name_cannot_leave_its_attribute(document):
    (suite,) = read(document(student='"><script>\n\x00'))
    assert suite.get("name") == '"><script>\\n\\x00 ex04_queue'


def test_a_class_is_made_suite_by_suite(document):
    """Nothing of the next submission is asked for before the last one is written."""
    asked = []

    def documents():
        for number in range(3):
            asked.append(number)
            yield document(student=f"s{number}")

    parts = junit(documents(), str)
    for part in parts:
        if "s1 " in part:
            break
    assert asked == [0, 1]


def test_a_reason_without_end_is_cut(document, run):
    failed = document([run()], {("ends", 0): "x" * 4_000_000})
    assert len("".join(junit([failed], str))) < 20_000


def test_it_speaks_chinese(document, run):
    translate = Catalogue.kit("zh").translate
    (suite,) = read(document([run()], {("crossed", 0): "No."}), translate=translate)
    assert "子进程 1" in suite.find(".//system-out").text
