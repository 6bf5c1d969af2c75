"""A course, evidence and documents made by hand; nothing is run."""

from dataclasses import replace
from pathlib import Path

import pytest

from grader import grading
from grader.course import Course, Exercise, ScenarioTemplate
from grader.evidence import Ending, Evidence, Line, Process, Scenario, Text
from grader.grading import Check, Finding
from grader.limits import Limits
from grader.reports.compose import grade_document
from grader.submissions import Submission

EXERCISE = Exercise(
    id="ex04_queue",
    folder=Path("/course/exercises/ex04_queue"),
    title="From queue.Queue to a process queue",
    goal="What a child puts reaches the parent.",
    start_methods=("fork", "spawn"),
    limits=Limits(),
    templates=(ScenarioTemplate("small"),),
    hints={"crossed": ("How many copies of q are there?", "Use multiprocessing.Queue.")},
)
COURSE = Course(Path("/course"), "Multiprocessing", ("en", "zh"), (EXERCISE,), "d1ge57")
CHECKS = (
    Check("ends", "The program ends.", 2),
    Check("crossed", "What the child put arrives.", 5),
    Check("result", "Main prints what arrived.", 3, depends="crossed"),
)
RUN = Evidence(
    scenario=Scenario("small", "fork", ("mango", "3"), None, 42, {"word": "mango", "size": 3}),
    ending=Ending("exited", code=0),
    processes=(
        Process(0, "main", "main", 800, 1, "kernel", None, 0, "wait"),
        Process(1, "child 1", "child", 812, 800, "kernel", 0, 1, "wait"),
    ),
    output=(Line(1, 812, "stdout", "put 3"), Line(0, 800, "stdout", "got 0")),
    wall_s=0.25,
    limit_s=4.0,
    cpu_s=0.1,
    python="3.12.1",
)


@pytest.fixture
def course():
    return COURSE


@pytest.fixture
def exercise():
    return EXERCISE


@pytest.fixture
def run():
    """A run by hand, with some fields replaced."""
    return lambda **changes: replace(RUN, **changes)


@pytest.fixture
def under(run):
    """The same run under another start method or in another scenario."""
    return lambda method, name="small", **changes: run(
        scenario=replace(RUN.scenario, start_method=method, name=name), **changes
    )


@pytest.fixture
def document():
    """The document of runs and what was found of them: ``document([run], {("crossed", 0): "because"})``."""

    def make(
        runs=(RUN,), failed=(), hints=1, student="", program=Path("ex04_queue.py"), translate=str, **compared
    ):
        reasons = dict(failed)
        findings = [
            Finding(
                check.id,
                index,
                *_verdict(check, index, reasons),
                **_compared(check, index, reasons, compared),
            )
            for index in range(len(runs))
            for check in CHECKS
        ]
        grade = grading.grade(EXERCISE.id, CHECKS, runs, findings, dict(EXERCISE.hints))
        submission = Submission(student, EXERCISE.id, program)
        return grade_document(COURSE, EXERCISE, submission, grade, runs, translate, "en", hints)

    return make


def _verdict(check, index, reasons):
    if (check.id, index) in reasons:
        return "failed", Text(reasons[check.id, index])
    if check.depends and (check.depends, index) in reasons:
        return "skipped", Text(
            "Not judged, because the check {check} did not pass.", {"check": check.depends}
        )
    return "passed", None


def _compared(check, index, reasons, compared):
    return compared if (check.id, index) in reasons else {}
