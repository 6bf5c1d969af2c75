"""From what each check said of each run to a grade: arithmetic on frozen records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from grader.evidence import Evidence, Text

CheckVerdict = Literal["passed", "failed", "skipped", "error"]
Verdict = Literal["passed", "failed", "missing", "error", "not_graded"]

Hints = Mapping[str, tuple[str, ...]]

_WORST_FIRST: tuple[CheckVerdict, ...] = ("error", "failed", "skipped", "passed")


@dataclass(frozen=True, slots=True)
class Check:
    """A check as its author wrote it.  ``title`` is the first line of its docstring."""

    id: str
    title: str
    points: float = 1.0
    depends: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check said of one run.  ``run`` is an index into the evidences, None for a check on all."""

    check: str
    run: int | None
    verdict: CheckVerdict
    rationale: Text | None = None
    expected: str | None = None
    actual: str | None = None


@dataclass(frozen=True, slots=True)
class RunVerdict:
    """A check's verdict on one run, by the run's label."""

    scenario: str
    start_method: str | None
    verdict: CheckVerdict
    rationale: Text | None = None


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A check over all runs: the worst verdict, the rationale of the first run that has it, its points."""

    id: str
    title: str
    verdict: CheckVerdict
    points: float
    max_points: float
    rationale: Text | None = None
    expected: str | None = None
    actual: str | None = None
    hints: tuple[str, ...] = ()
    by_run: tuple[RunVerdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Grade:
    """An exercise's verdict.  ``score`` is None where nothing was judged; ``reason`` then says why."""

    exercise: str
    verdict: Verdict
    score: float | None
    max_score: float
    checks: tuple[CheckResult, ...] = ()
    reason: Text | None = None


EXIT_CODES: dict[Verdict, int] = {"passed": 0, "failed": 1, "missing": 1, "error": 2, "not_graded": 3}


def missing(exercise: str, checks: Sequence[Check]) -> Grade:
    """Nothing was handed in: score 0, never confused with a failure."""
    return Grade(exercise, "missing", 0, _total(checks), reason=Text("Nothing was handed in."))


def not_graded(exercise: str, checks: Sequence[Check], reason: Text) -> Grade:
    """The kit or the machine failed; no score at all."""
    return Grade(exercise, "not_graded", None, _total(checks), reason=reason)


def grade(
    exercise: str,
    checks: Sequence[Check],
    evidences: Sequence[Evidence],
    findings: Sequence[Finding],
    hints: Hints,
) -> Grade:
    """The grade of a submission from the findings of its checks on its runs.

    ``hints`` are ladders by check id, or by check id and the pattern of a hang (``ends.lock_order``).
    """
    reason = _why_not_judged(evidences)
    if reason is not None:
        return not_graded(exercise, checks, reason)
    results = tuple(_combine(check, evidences, findings, hints) for check in checks)
    return Grade(exercise, _verdict(results), sum(r.points for r in results), _total(checks), results)


def _why_not_judged(evidences: Sequence[Evidence]) -> Text | None:
    for evidence in evidences:
        if evidence.ending.kind == "runner_error":
            return evidence.ending.summary
        if evidence.ending.starved:
            return Text("The machine was too busy: the program waited for a core until its time was over.")
    return None


def _combine(
    check: Check, evidences: Sequence[Evidence], findings: Sequence[Finding], hints: Hints
) -> CheckResult:
    own = [finding for finding in findings if finding.check == check.id]
    first = min(own, key=lambda f: _WORST_FIRST.index(f.verdict), default=None)
    if first is None:
        first = Finding(check.id, None, "error", Text("This check was never run."))
    return CheckResult(
        id=check.id,
        title=check.title,
        verdict=first.verdict,
        points=check.points if first.verdict == "passed" else 0,
        max_points=check.points,
        rationale=first.rationale,
        expected=first.expected,
        actual=first.actual,
        hints=_hints(first, evidences, hints) if first.verdict == "failed" else (),
        by_run=tuple(_run_verdict(f, evidences) for f in own),
    )


def _hints(finding: Finding, evidences: Sequence[Evidence], hints: Hints) -> tuple[str, ...]:
    """The ladder of the check, or the one for how that run hung: ``ends.join_before_get``."""
    why = None if finding.run is None else evidences[finding.run].ending.explanation
    special = hints.get(f"{finding.check}.{why.pattern}") if why else None
    return special or hints.get(finding.check, ())


def _run_verdict(finding: Finding, evidences: Sequence[Evidence]) -> RunVerdict:
    if finding.run is None:
        return RunVerdict("all runs", None, finding.verdict, finding.rationale)
    scenario = evidences[finding.run].scenario
    return RunVerdict(scenario.name, scenario.start_method, finding.verdict, finding.rationale)


def _verdict(results: Sequence[CheckResult]) -> Verdict:
    verdicts = {result.verdict for result in results}
    if "error" in verdicts or not verdicts:
        return "error"
    return "passed" if verdicts == {"passed"} else "failed"


def _total(checks: Sequence[Check]) -> float:
    return sum(check.points for check in checks)
