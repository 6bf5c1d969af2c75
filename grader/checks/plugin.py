"""pytest's entry point: ``pytest exercises/ex04_queue --submission FILE`` for those who write checks.

It is loaded in every project where the kit is installed, so it imports nothing but pytest and does nothing
until ``--submission`` is given.
"""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("grade", "grading exercises on multiprocessing")
    group.addoption(
        "--submission",
        metavar="FILE",
        help="Run FILE as a student's program and apply the checks.py of the exercises that are collected.",
    )
    group.addoption(
        "--submission-seed",
        metavar="N",
        type=int,
        default=0,
        help="Draw the inputs of the scenarios from this number (0 if nothing is said).",
    )


def pytest_configure(config: pytest.Config) -> None:
    submission = config.getoption("--submission")
    if submission is None:
        return
    file = config.invocation_params.dir / submission
    if not file.is_file():
        raise pytest.UsageError(f"--submission: {submission} is no file.")
    from grader.checks.author import Author

    config.pluginmanager.register(Author(file, config.getoption("--submission-seed")), "grade-author")
