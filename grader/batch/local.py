"""A batch on this machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from grader.batch import machine
from grader.batch.engine import on_this_machine
from grader.batch.keeping import Due, carry_out
from grader.batch.messages import Report
from grader.batch.pace import PER_CORE, Adaptive, Pace, fixed
from grader.course import Course
from grader.store import Store


def carry_out_here(
    course: Course,
    due: Sequence[Due],
    store: Store,
    report: Report,
    jobs: int | None,
    jailed: bool,
    on_document: Callable[[bytes], None],
) -> None:
    """As ``carry_out``: ``jobs`` at a time, or as many as keep the cores busy."""
    if not due:
        return
    pace, most = _pace(jobs, max(_memory(course, one) for one in due))
    with on_this_machine(min(most, len(due))) as executor:
        carry_out(course, due, store, report, jailed, executor, pace, on_document)


def _pace(jobs: int | None, needs: float) -> tuple[Pace, int]:
    """The pace, and the most that it asks for."""
    if jobs is not None:
        return fixed(jobs), jobs
    return Adaptive(machine.cores(), needs, machine.look), PER_CORE * machine.cores()


def _memory(course: Course, due: Due) -> float:
    """MB that one run may use."""
    return max(limits.memory for _, limits in course.exercise(due.subject.exercise).runs(due.subject.seed))
