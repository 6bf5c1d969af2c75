"""The sample class in examples/ is graded as examples/expected.yaml says."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from grader.batch import run_batch
from grader.course.load import load_course
from grader.grading import Grade
from grader.pipeline import Graded
from grader.submissions import classfolder
from grader.submissions.opening import opened

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_sample_class_gets_what_it_deserves(jailed: bool) -> None:
    course = load_course(ROOT)
    found: dict[str, dict[str, str]] = defaultdict(dict)

    def keep(graded: Graded) -> None:
        found[graded.submission.student][graded.submission.exercise] = summary(graded.grade)

    with opened([ROOT / "examples/class"], course) as classes:
        run_batch(course, classfolder.find(classes, course), 1, 2, keep, jailed)

    assert found == expected("jailed" if jailed else "without")


def expected(way: str) -> dict[str, dict[str, str]]:
    data = yaml.safe_load((ROOT / "examples/expected.yaml").read_text("utf-8"))
    return {
        student: {exercise: what if isinstance(what, str) else what[way] for exercise, what in graded.items()}
        for student, graded in data.items()
    }


def summary(grade: Grade) -> str:
    first = next((result.id for result in grade.checks if result.verdict != "passed"), None)
    return f"failed at {first}" if grade.verdict == "failed" else grade.verdict
