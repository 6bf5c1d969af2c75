"""Small courses whose checks are written inline, and canned evidence: no student's program is run."""

from textwrap import dedent

import pytest

from grader.checks.judge import Judge
from grader.course import Exercise, ScenarioTemplate
from grader.evidence import Ending, Evidence, Line, Process, Scenario
from grader.limits import Limits

HEAD = "import os, sys, pytest; from grader.checks import Failure\n"


@pytest.fixture
def exercise(tmp_path):
    """``exercise(text)``: an exercise with this checks.py; the text begins in line 2."""

    def write(text, id="ex01_small"):
        folder = tmp_path / "course" / "exercises" / id
        folder.mkdir(parents=True)
        (folder / "checks.py").write_text(HEAD + dedent(text).lstrip("\n"), "utf-8")
        return Exercise(id, folder, "Small", "", (), Limits(), (ScenarioTemplate("default"),))

    return write


@pytest.fixture
def findings(exercise):
    """``findings(text, *evidences)``: what the checks in ``text`` find."""

    def judge(text, *evidences):
        small = exercise(text)
        with Judge([small]) as judge:
            return judge.judge(small, evidences)

    return judge


@pytest.fixture
def finding(findings):
    """The finding of the only check in ``text`` on one run."""

    def judge(text, evidence=None):
        (only,) = findings(text, evidence or run_of("hello"))
        return only

    return judge


def run_of(*printed, code=0, name="default", method=None, events_dropped=0):
    """A run in which main printed these lines, beside an idle child."""
    return Evidence(
        scenario=Scenario(name, method, inputs={"word": "amber"}),
        ending=Ending("exited", code=code),
        processes=(
            Process(0, "main", "main", pid=100, exit_code=code, exit_from="wait"),
            Process(1, "child 1", "child", pid=101, ppid=100, started_by=0, exit_code=0, exit_from="pidfd"),
        ),
        output=tuple(Line(0, 100, "stdout", text) for text in printed),
        events_dropped=events_dropped,
        program="small.py",
    )


@pytest.fixture
def seen():
    """``seen("hello", code=1)``: evidence of a run."""
    return run_of
