"""What the questions on order, races and tasks need to know of a run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Protocol, TypeVar

from grader.evidence.event import Event
from grader.evidence.process import Process

Answer = TypeVar("Answer")


class Run(Protocol):
    """Evidence, as those see it who answer questions on it and whom it asks in turn."""

    @property
    def processes(self) -> Sequence[Process]: ...
    @property
    def events(self) -> Sequence[Event]: ...
    @property
    def program(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def events_dropped(self) -> int: ...
    def happened(self, *kinds: str, by: Process | None = None) -> tuple[Event, ...]: ...


_KEPT = 4  # runs whose answers are remembered


def once_per_run(question: Callable[[Run], Answer]) -> Callable[[Run], Answer]:
    """Let a question on a run be computed once, however many checks ask it."""
    answers: list[tuple[Run, Answer]] = []

    @wraps(question)
    def answer(run: Run) -> Answer:
        for known, found in answers:
            if known is run:
                return found
        found = question(run)
        answers.append((run, found))
        del answers[:-_KEPT]
        return found

    return answer
