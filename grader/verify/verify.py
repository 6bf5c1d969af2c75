"""Whether every known answer gets the verdict that it must get."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from grader.batch import run_batch
from grader.batch.messages import Result
from grader.course import Course, Exercise
from grader.grading import CheckResult, Grade
from grader.submissions import Submission
from grader.verify.answers import Answer, answers


@dataclass(frozen=True, slots=True)
class Verification:
    """An answer and what it got; ``problem`` is None if that is what it must get."""

    answer: Answer
    graded: Result
    problem: str | None


def verify(
    course: Course,
    chosen: Sequence[Answer],
    seed: int,
    jobs: int | None,
    on_result: Callable[[Verification], None],
) -> None:
    """Grade these known answers; ``on_result`` gets each as it comes."""
    known = {str(number): answer for number, answer in enumerate(chosen)}
    submissions = [Submission(key, answer.exercise.id, answer.program) for key, answer in known.items()]

    def take(graded: Result) -> None:
        answer = known[graded.submission.student]
        on_result(Verification(answer, graded, problem(answer, graded.grade)))

    run_batch(course, submissions, seed, jobs, take)


def choose(course: Course, exercises: Sequence[Exercise], sample: int | None, seed: int) -> list[Answer]:
    """All known answers, or of each exercise stub, solution and ``sample`` others, drawn by ``seed``."""
    rng, chosen = random.Random(seed), []
    for exercise in exercises:
        stub, solution, *others = answers(course, exercise)
        few = others if sample is None else rng.sample(others, min(sample, len(others)))
        chosen += [stub, solution, *few]
    return chosen


def problem(answer: Answer, grade: Grade) -> str | None:
    """Why this grade is not the one that the answer must get, or None."""
    if grade.verdict in ("error", "not_graded", "missing"):
        return f"verdict {grade.verdict}: {_why(grade)}"
    if answer.kind == "stub":
        return "the stub passes" if grade.verdict == "passed" else None
    if answer.kind in ("solution", "right"):
        return None if grade.verdict == "passed" else _why(grade)
    return _not_caught(answer, grade)


def _not_caught(answer: Answer, grade: Grade) -> str | None:
    named = next((check for check in grade.checks if check.id == answer.check), None)
    if named is None:
        return f"there is no check {answer.check!r}"
    missed = [method for method in answer.start_methods if not _fails_under(named, method)]
    if not missed and named.verdict == "failed":
        return None
    where = f" under {', '.join(missed)}" if missed else ""
    others = [check.id for check in grade.checks if check.verdict == "failed"]
    return f"{answer.check} does not catch it{where}; caught by: {', '.join(others) or 'nothing'}"


def _fails_under(check: CheckResult, method: str) -> bool:
    return any(run.verdict == "failed" and run.start_method in (method, None) for run in check.by_run)


def _why(grade: Grade) -> str:
    if grade.reason is not None:
        return grade.reason.render()
    bad = [check for check in grade.checks if check.verdict not in ("passed", "skipped")]
    return "; ".join(f"{check.id}: {check.rationale.render() if check.rationale else ''}" for check in bad)
