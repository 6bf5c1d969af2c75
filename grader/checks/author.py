"""For those who write checks: ``pytest exercises/ex04_queue --submission FILE``, with pytest's own options.

The submission is run when a check first asks for a run, and once only.  A Failure is shown as the sentence
that students read, without a traceback; everything else looks as pytest shows it.
"""

from __future__ import annotations

from collections.abc import Generator
from functools import cache, partial
from pathlib import Path

import pytest

from grader import sandbox
from grader.checks.checkfile import CheckFile, describe_markers
from grader.checks.failure import Failure
from grader.checks.verdict import judged, unmet
from grader.course import Exercise
from grader.errors import GradeError
from grader.evidence import Evidence
from grader.grading import Check, Finding
from grader.limits import Limits
from grader.sandbox import Program


class Author:
    """A pytest plugin: one submission, and the exercises that pytest collects."""

    def __init__(self, submission: Path, seed: int) -> None:
        self._submission = submission
        self._seed = seed
        self._findings: dict[CheckFile, list[Finding]] = {}
        self._evidence = cache(partial(_run, submission, seed))

    @pytest.fixture
    def evidence(self, request: pytest.FixtureRequest) -> Evidence:
        """What was seen of one run of the submission."""
        return self._evidence(request.path.parent, request.param)

    @pytest.fixture
    def evidences(self, request: pytest.FixtureRequest) -> tuple[Evidence, ...]:
        """What was seen of all its runs, in the order of the exercise's scenarios."""
        folder = request.path.parent
        return tuple(self._evidence(folder, run) for run in range(len(_exercise(folder).runs(self._seed))))

    def pytest_configure(self, config: pytest.Config) -> None:
        describe_markers(config)
        config.addinivalue_line("python_files", "exercises/*/checks.py")  # their assertions are rewritten

    def pytest_report_header(self) -> str:
        return f"submission: {self._submission}, inputs drawn from seed {self._seed}"

    @pytest.hookimpl(wrapper=True)
    def pytest_collect_file(
        self, file_path: Path, parent: pytest.Collector
    ) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
        collectors = yield
        if file_path.name != "checks.py":
            return collectors
        is_exercise = (file_path.parent / "exercise.yaml").is_file()
        return [CheckFile.from_parent(parent, path=file_path)] if is_exercise else []

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        file = metafunc.definition.getparent(CheckFile)
        if file is not None and "evidence" in metafunc.fixturenames:
            labels = [scenario.label for scenario, _ in _exercise(file.path.parent).runs(self._seed)]
            metafunc.parametrize("evidence", range(len(labels)), ids=labels, indirect=True)

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        file = item.getparent(CheckFile)
        skipped = file and unmet(*_what(file, item), self._findings.get(file, []))
        if file and skipped and skipped.rationale:
            self._findings[file].append(skipped)
            pytest.skip(skipped.rationale.render())

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        file, error = item.getparent(CheckFile), call.excinfo and call.excinfo.value
        if file and error and not isinstance(error, pytest.skip.Exception):
            self._findings.setdefault(file, []).append(judged(*_what(file, item), error, file))
        if file and isinstance(error, Failure):
            report.longrepr = sentence(error)
        return report


def sentence(failure: Failure) -> str:
    """What a student reads of it."""
    lines = [failure.rationale.render()]
    if failure.expected is not None:
        lines.append(f"expected: {failure.expected}")
    if failure.actual is not None:
        lines.append(f"actual:   {failure.actual}")
    return "\n".join(lines)


def _what(file: CheckFile, item: pytest.Item) -> tuple[Check, int | None]:
    """The check that an item is, and the run that it looks at."""
    assert isinstance(item, pytest.Function)
    run: int | None = item.callspec.params["evidence"] if hasattr(item, "callspec") else None  # type: ignore[assignment]
    return file.checks[item.originalname], run


@cache
def _exercise(folder: Path) -> Exercise:
    """The exercise in a folder: with the limits of its course if that lists it."""
    from grader.course.load import load_course
    from grader.course.load_exercise import load_exercise

    course = folder.parent.parent
    if (course / "config.yaml").is_file():
        for exercise in load_course(course).exercises:
            if exercise.folder == folder:
                return exercise
    return load_exercise(folder, 1.0, Limits())


def _run(submission: Path, seed: int, folder: Path, run: int) -> Evidence:
    exercise = _exercise(folder)
    scenario, limits = exercise.runs(seed)[run]
    program = Program(
        submission, exercise.helpers, None, exercise.collect, driver=exercise.driver, module=exercise.id
    )
    try:
        evidence = sandbox.run(program, scenario, limits)
    except GradeError as error:
        pytest.fail(str(error), pytrace=False)
    if evidence.ending.kind == "runner_error":
        pytest.fail(evidence.ending.summary.render(), pytrace=False)
    return evidence
