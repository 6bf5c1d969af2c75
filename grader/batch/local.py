"""A batch on this machine: ``jobs`` submissions at a time, or where that is None as many as keep it busy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from grader.batch import machine
from grader.batch.engine import on_this_machine, opening, run, task
from grader.batch.keeping import Due, carry_out
from grader.batch.messages import Report, Result
from grader.batch.pace import PER_CORE, Adaptive, Pace, fixed
from grader.course import Course
from grader.store import Store
from grader.submissions import Submission


def carry_out_here(
    course: Course,
    due: Sequence[Due],
    store: Store,
    report: Report,
    jobs: int | None,
    jailed: bool,
    on_document: Callable[[bytes], None],
) -> None:
    """As ``carry_out``."""
    if not due:
        return
    pace, most = _pace(jobs, _memory(course, ((one.subject.exercise, one.subject.seed) for one in due)))
    with on_this_machine(min(most, len(due))) as executor:
        carry_out(course, due, store, report, jailed, executor, pace, on_document)


def run_batch(
    course: Course,
    submissions: Sequence[Submission],
    seed: int,
    jobs: int | None,
    on_result: Callable[[Result], None],
    jailed: bool = False,
) -> None:
    """Grade all of these with the same inputs, without reports and without keeping anything.

    KeyboardInterrupt ends it at once, and leaves nothing running; what ``on_result`` was given stays given.
    """
    if not submissions:
        return
    opens = opening(course, (s.exercise for s in submissions), jailed=jailed)
    pace, most = _pace(jobs, _memory(course, ((s.exercise, seed) for s in submissions)))
    with on_this_machine(min(most, len(submissions))) as executor:
        run((task(course, opens, s, seed) for s in submissions), executor, pace, on_result)


def _pace(jobs: int | None, needs: float) -> tuple[Pace, int]:
    """The pace, and the most that it asks for."""
    if jobs is not None:
        return fixed(jobs), jobs
    return Adaptive(machine.cores(), needs, machine.look), PER_CORE * machine.cores()


def _memory(course: Course, drawn: Iterable[tuple[str, int]]) -> float:
    """MB that one run of these may use, by exercise and seed."""
    runs = (run for exercise, seed in set(drawn) for run in course.exercise(exercise).runs(seed))
    return max(limits.memory for _, limits in runs)
