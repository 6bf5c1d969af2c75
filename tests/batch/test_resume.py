"""What of a class still has to be done."""

import pytest

from grader.batch.messages import Report
from grader.batch.regrade import can_be_judged
from grader.batch.resume import due, need
from grader.store import Latest, Subject
from grader.submissions import Submission

REPORT = Report("en", 1)
SUBJECT = Subject("alice", "ex01", "s", "c", "k", 7)


def latest(verdict="passed", language="en", hints=1, evidence=5, way="w"):
    return Latest(SUBJECT, 1, verdict, language, hints, evidence, way)


@pytest.mark.parametrize("verdict", ["passed", "failed", "missing", "error"])
def test_a_grade_stands(verdict):
    assert need(latest(verdict), REPORT) == "nothing"


def test_what_was_not_graded_is_run_again():
    assert need(latest("not_graded"), REPORT) == "running"


def test_what_is_not_known_is_run():
    assert need(None, REPORT) == "running"


def test_everything_is_run_by_force():
    assert need(latest(), REPORT, force=True) == "running"


@pytest.mark.parametrize("other", [{"language": "zh"}, {"hints": 0}], ids=str)
def test_for_other_readers_it_is_written_anew_from_evidence(other):
    assert need(latest(**other), REPORT) == "judging"
    assert need(latest("missing", evidence=None, **other), REPORT) == "running"


def test_who_handed_in_something_else_is_somebody_else():
    other = Subject("alice", "ex01", "edited", "c", "k", 7)
    (one,) = due([(Submission("alice", "ex01", None), other)], [latest()], REPORT)
    assert (one.subject, one.evidence) == (other, None)


@pytest.mark.parametrize(
    "one, way, judged",
    [
        (latest(), "w", True),
        (latest(), "other", False),
        (latest("error"), "w", True),
        (latest("not_graded"), "w", False),
        (latest("missing", evidence=None, way=None), "w", True),
    ],
    ids=["as it was run", "run in another way", "a broken check", "not graded", "nothing handed in"],
)
def test_what_can_be_judged_again(one, way, judged):
    assert can_be_judged(one, way) is judged
