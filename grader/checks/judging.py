"""The judge's process from within: pytest reads the checks once, then runs them for every submission."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import pytest

from grader.checks.channel import Channel
from grader.checks.checkfile import CheckFile, describe_markers
from grader.checks.isolated import in_forks
from grader.checks.messages import Answer, Collected, Heard, Request
from grader.checks.verdict import DIED, broken, judged, unmet
from grader.course import Exercise
from grader.errors import ExerciseError
from grader.evidence import Evidence
from grader.grading import Check, Finding


@dataclass(frozen=True, slots=True)
class Step:
    """A check on one run, or on all of them together where ``run`` is None."""

    file: CheckFile
    function: pytest.Function
    check: Check
    run: int | None

    @property
    def limit_s(self) -> float:
        """What the check's own marker says, else ``sealed.ini``."""
        mark = self.function.get_closest_marker("timeout")
        given = mark and (mark.args[0] if mark.args else mark.kwargs.get("timeout"))
        if isinstance(given, (int, float)) and given > 0:
            return given
        return float(self.function.config.getini("timeout"))

    def found(self, errors: Sequence[BaseException]) -> Finding:
        """The worst of what was raised in the fixtures, the check, and again the fixtures."""
        findings = [judged(self.check, self.run, error, self.file) for error in errors or (None,)]
        return next((finding for finding in findings if finding.verdict == "error"), findings[0])

    def died(self, how: str) -> Finding:
        return broken(self.check, self.run, self.file, DIED, how)


def steps_of(file: CheckFile, runs: int) -> tuple[Step, ...]:
    """Check by check, so that what one depends on is known; each on every run if it reads ``evidence``."""
    return tuple(
        Step(file, function, check, run)
        for function, check in zip(file.functions, file.checks.values(), strict=True)
        for run in (range(runs) if "evidence" in function.fixturenames else (None,))
    )


class Judging:
    """A pytest plugin that answers requests in place of pytest's loop over the items."""

    def __init__(self, channel: Channel, exercises: Sequence[Exercise]) -> None:
        self._channel = channel
        self._exercises = exercises
        self._files: dict[str, CheckFile] = {}
        self._evidences: tuple[Evidence, ...] = ()
        self._run: int | None = None
        self._errors: list[BaseException] = []
        self.served = False
        self.crash: str | None = None

    @pytest.fixture
    def evidence(self) -> Evidence:
        """What was seen of one run."""
        assert self._run is not None
        return self._evidences[self._run]

    @pytest.fixture
    def evidences(self) -> tuple[Evidence, ...]:
        """What was seen of all runs, in the order of the exercise's scenarios."""
        return self._evidences

    def pytest_configure(self, config: pytest.Config) -> None:
        describe_markers(config)
        config.option.verbose = 0  # asked for by pytest 8 although there is no terminal
        config.pluginmanager.register(_NoTerminal(), "terminalreporter")

    def pytest_collection(self, session: pytest.Session) -> bool:
        for exercise in self._exercises:
            path = exercise.checks_file.absolute()
            file: CheckFile = CheckFile.from_parent(session, path=path)
            self._files[exercise.id] = file
            self._channel.send(_collected(exercise.id, file))
        gc.freeze()  # forks copy a page when the collector touches it
        gc.enable()
        return True

    def pytest_runtestloop(self) -> bool:
        while True:
            try:
                request = self._channel.receive(Request)
            except EOFError:
                self.served = True
                return True
            self._channel.send(Answer(self._judge(request)))

    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport:
        """Keep the exception; pytest's own report, with its long traceback, is read by nobody."""
        if call.excinfo is not None:
            self._errors.append(call.excinfo.value)
        assert call.when != "collect"
        outcome: Literal["passed", "failed"] = "failed" if call.excinfo else "passed"
        return pytest.TestReport(item.nodeid, item.location, {}, outcome, None, call.when)

    def pytest_internalerror(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        self.crash = excinfo.exconly().splitlines()[-1]

    def _judge(self, request: Request) -> tuple[Finding, ...]:
        steps = steps_of(self._files[request.exercise], len(request.evidences))
        self._evidences = request.evidences
        try:
            return in_forks(steps, lambda known: self._hear(steps, known))
        finally:
            self._evidences = ()

    def _hear(self, steps: Sequence[Step], known: Sequence[Finding]) -> Iterator[Heard]:
        findings = list(known)
        for step in steps[len(known) :]:
            try:
                findings.append(unmet(step.check, step.run, findings) or self._try(step))
            except BaseException as error:
                # pytest.exit, a KeyboardInterrupt: pytest was left in the middle of its work
                yield Heard(step.found([error]), last=True)
                return
            yield Heard(findings[-1], last=len(findings) == len(steps))

    def _try(self, step: Step) -> Finding:
        self._run = step.run
        self._errors.clear()
        step.function.ihook.pytest_runtest_protocol(item=step.function, nextitem=None)
        return step.found(self._errors)


def _collected(exercise: str, file: CheckFile) -> Collected:
    try:
        return Collected(exercise, tuple(file.checks.values()))
    except ExerciseError as error:
        return Collected(exercise, problem=error.message, line=error.line)


class _NoTerminal:
    """Stands where pytest-timeout looks for a terminal, and swallows what it writes there."""

    def __init__(self) -> None:
        self._tw = self

    def _highlight(self, source: str, lexer: str = "python") -> str:
        """pytest colours the parts of a failed assertion by this."""
        return source

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *args, **kwargs: None
