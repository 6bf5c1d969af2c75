"""Whether the checks notice when a right answer is spoilt."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from grader.batch import run_batch
from grader.batch.messages import Result
from grader.course import Course, Exercise
from grader.grading import Grade
from grader.submissions import Submission
from grader.verify.answers import answers
from grader.verify.equivalents import explained, reason
from grader.verify.mutants import Mutant, mutants

Fate = Literal["killed", "equivalent", "lucky", "survived", "broken"]


@dataclass(frozen=True, slots=True)
class Planned:
    """A mutant of one answer; its author may say why it is none, or why it can pass by luck."""

    exercise: str
    answer: str
    mutant: Mutant
    equivalent: str | None
    lucky: str | None


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of a mutant.  ``broken``: the grader broke on it, or an author calls it equivalent and it
    fails all the same; ``why`` says so, names the checks that killed it, or gives the author's reason."""

    planned: Planned
    fate: Fate
    why: str


def plan(
    course: Course, exercises: Sequence[Exercise], sample: int | None = None, seed: int = 0
) -> tuple[Planned, ...]:
    """Mutants of all solutions and right answers, of each exercise at most ``sample``, drawn by ``seed``."""
    rng, planned = random.Random(seed), []
    for exercise in exercises:
        own = list(_of(course, exercise))
        few = sample is not None and sample < len(own)
        planned += sorted(rng.sample(own, sample or 0), key=own.index) if few else own
    return tuple(planned)


def _of(course: Course, exercise: Exercise) -> Iterator[Planned]:
    known = explained(course.solutions / exercise.id)
    for answer in answers(course, exercise):
        if answer.kind in ("solution", "right"):
            for mutant in mutants(answer.program.read_text("utf-8")):
                equivalent = reason(known.equivalent, answer.name, mutant)
                lucky = reason(known.lucky, answer.name, mutant)
                yield Planned(exercise.id, answer.name, mutant, equivalent, lucky)


def try_all(
    course: Course,
    planned: Sequence[Planned],
    seed: int,
    jobs: int | None,
    on_result: Callable[[Trial], None],
) -> None:
    """Grade every mutant, as in ``verify``; ``on_result`` gets each as it comes."""
    with TemporaryDirectory(prefix="grade-mutants-") as folder:
        submissions = [_written(Path(folder), number, one) for number, one in enumerate(planned)]
        by_key: Mapping[str, Planned] = {s.student: one for s, one in zip(submissions, planned, strict=True)}

        def take(graded: Result) -> None:
            one = by_key[graded.submission.student]
            on_result(Trial(one, *fate(one, graded.grade)))

        run_batch(course, submissions, seed, jobs, take)


def _written(folder: Path, number: int, planned: Planned) -> Submission:
    program = folder / str(number) / f"{planned.exercise}.py"
    program.parent.mkdir()
    program.write_text(planned.mutant.source, "utf-8")
    return Submission(str(number), planned.exercise, program)


def fate(planned: Planned, grade: Grade) -> tuple[Fate, str]:
    """Killed if the mutant fails; one that passes is equivalent or lucky, or has survived."""
    if grade.verdict == "passed" and planned.equivalent:
        return "equivalent", planned.equivalent
    if grade.verdict == "passed":
        return ("lucky", planned.lucky) if planned.lucky else ("survived", "")
    failed = ", ".join(check.id for check in grade.checks if check.verdict == "failed")
    if grade.verdict != "failed":
        return "broken", f"verdict {grade.verdict}"
    if planned.equivalent:
        return "broken", f"it is said to be equivalent, but {failed} failed"
    return "killed", failed
