"""A ``checks.py`` as pytest collects it: plain functions, each of them one check."""

from __future__ import annotations

from functools import cached_property

import pytest

from grader.checks.reading import Source, expect_sound_dependencies, import_mistake, read_check
from grader.errors import AuthoredError
from grader.grading import Check


class CheckFile(pytest.Module):
    """The ``checks.py`` of one exercise.

    Every access raises ExerciseError, with the line, for a file that cannot be imported or has no check,
    a class, two checks of one name, a check without a title, or a marker that makes no sense.
    """

    @cached_property
    def source(self) -> Source:
        return Source(self.path)

    @cached_property
    def functions(self) -> tuple[pytest.Function, ...]:
        """In the order of the file; several for one check where pytest runs it once for every run."""
        self._import()
        nodes = list(super().collect())
        for node in nodes:
            if not isinstance(node, pytest.Function):
                raise self.source.mistake(f"{node.name} is no function; every check is a plain function.")
        if not nodes:
            raise self.source.mistake("there is no check, that is, no function test_….")
        return tuple(node for node in nodes if isinstance(node, pytest.Function))

    @cached_property
    def checks(self) -> dict[str, Check]:
        """By the name of the function, in the order of the file."""
        checks = {function.originalname: read_check(self.source, function) for function in self.functions}
        self.source.expect_different_names()
        expect_sound_dependencies(self.source, tuple(checks.values()))
        return checks

    def collect(self) -> list[pytest.Item | pytest.Collector]:
        """For pytest itself, which shows a CollectError without a traceback."""
        try:
            assert self.checks
            return list(self.functions)
        except AuthoredError as error:
            raise self.CollectError(str(error)) from None

    def _import(self) -> None:
        try:
            assert self.obj is not None
        except KeyboardInterrupt:
            raise
        except self.CollectError as error:
            raise import_mistake(self.path, error.__cause__ or error) from None
        except BaseException as error:
            raise import_mistake(self.path, error) from None


def describe_markers(config: pytest.Config) -> None:
    """For ``pytest --markers``, and so that a misspelt marker is a mistake."""
    config.addinivalue_line("markers", "points(n): what the check is worth, 1 if nothing is said.")
    config.addinivalue_line("markers", "depends(check): judge only where that check above has passed.")
