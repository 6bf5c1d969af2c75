"""From findings to a grade."""

from grader.evidence import Ending, Evidence, Scenario, Text
from grader.evidence.waiting import Explanation
from grader.grading import Check, Finding, grade, missing

CHECKS = (Check("ends", "The program ends.", 4), Check("shares", "It shares.", 6, depends="ends"))
RUNS = tuple(Evidence(Scenario("small", method), Ending("exited", code=0)) for method in ("fork", "spawn"))


def graded(*findings, evidences=RUNS, hints=None):
    return grade("ex04", CHECKS, evidences, findings, hints or {})


def everywhere(check, verdict="passed"):
    return [Finding(check, run, verdict) for run in (0, 1)]


def test_all_passed_gives_all_points():
    result = graded(*everywhere("ends"), *everywhere("shares"))
    assert (result.verdict, result.score, result.max_score) == ("passed", 10, 10)


def test_a_check_that_fails_in_one_run_has_failed_and_says_why_there():
    why = Text("under spawn it hangs")
    result = graded(*everywhere("ends"), Finding("shares", 0, "passed"), Finding("shares", 1, "failed", why))
    assert (result.verdict, result.score) == ("failed", 4)
    assert result.checks[1].rationale == why
    assert [run.start_method for run in result.checks[1].by_run if run.verdict == "failed"] == ["spawn"]


def test_the_first_run_that_failed_speaks():
    findings = [Finding("ends", run, "failed", Text(f"in run {run}")) for run in (0, 1)]
    assert graded(*findings, *everywhere("shares")).checks[0].rationale == Text("in run 0")


def test_an_authors_error_outweighs_a_failure_and_withholds_the_points():
    result = graded(*everywhere("ends", "error"), *everywhere("shares", "failed"))
    assert (result.verdict, result.score) == ("error", 0)


def test_a_skipped_check_gives_no_points_and_is_no_pass():
    result = graded(*everywhere("ends", "failed"), *everywhere("shares", "skipped"))
    assert (result.verdict, [check.verdict for check in result.checks]) == ("failed", ["failed", "skipped"])


def test_a_check_that_was_never_run_is_an_error_not_a_pass():
    assert graded(*everywhere("ends")).checks[1].verdict == "error"


def test_hints_come_with_failures_only():
    result = graded(
        *everywhere("ends"), *everywhere("shares", "failed"), hints={"ends": ("a",), "shares": ("b", "c")}
    )
    assert [check.hints for check in result.checks] == [(), ("b", "c")]


def test_a_run_that_could_not_be_observed_is_not_graded_and_not_zero():
    broken = Evidence(Scenario(), Ending("runner_error", reason="its supervisor was killed"))
    result = graded(*everywhere("ends"), *everywhere("shares"), evidences=(RUNS[0], broken))
    assert (result.verdict, result.score) == ("not_graded", None)
    assert "its supervisor was killed" in result.reason.render()


def test_a_run_that_was_starved_of_cpu_does_not_count():
    starved = Evidence(Scenario(), Ending("timed_out", limit=4, used=4, starved=True))
    assert graded(evidences=(RUNS[0], starved)).verdict == "not_graded"


def test_nothing_handed_in_is_missing_not_failed():
    result = missing("ex04", CHECKS)
    assert (result.verdict, result.score, result.max_score) == ("missing", 0, 10)


def test_a_way_to_hang_may_have_a_ladder_of_its_own():
    why = Explanation("join_before_get", Text("Get first."))
    hung = Evidence(Scenario("small", "fork"), Ending("deadlocked", explanation=why))
    hints = {"ends": ("in general",), "ends.join_before_get": ("get first",)}
    for evidence, expected in ((hung, "get first"), (RUNS[0], "in general")):
        result = graded(Finding("ends", 0, "failed"), evidences=(evidence,), hints=hints)
        assert result.checks[0].hints == (expected,)
