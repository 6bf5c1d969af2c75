"""The batch: tasks in, results out as they come, over any Executor.

``run`` alone decides what is done when; it hands ``work``, which can be pickled, and small frozen Tasks to
the executor, has a bounded number of them under way and keeps nothing of those that are done.  On this
machine the executor is a pool of threads that only wait for worker processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager

from grader.batch.crew import dismiss, work
from grader.batch.messages import Opening, Report, Result, Task, died
from grader.batch.pace import INTERVAL_S, Pace
from grader.course import Course
from grader.errors import GradeError
from grader.submissions import Submission

JUDGE_S = 120.0  # s for a submission to be judged, beside its runs
RUN_S = 10.0  # s for each run beside its longest time


def run(tasks: Iterable[Task], executor: Executor, pace: Pace, on_result: Callable[[Result], None]) -> None:
    """Do all; ``on_result`` is called in this thread with each result as it comes, once per task.

    What starved is done again at the end, alone.  GradeError if the course is broken.
    """
    tasks, starved = iter(tasks), []
    under_way: dict[Future[Result], Task] = {}
    while True:
        while len(under_way) < pace() and (task := next(tasks, None)) is not None:
            under_way[executor.submit(work, task)] = task
        if not under_way:
            break
        for future in wait(under_way, INTERVAL_S, FIRST_COMPLETED).done:
            task = under_way.pop(future)
            result = _result(future, task)
            if result.starved:
                starved.append(task)
            else:
                on_result(result)
            del future, result
    for task in starved:
        on_result(_result(executor.submit(work, task), task))


def _result(future: Future[Result], task: Task) -> Result:
    """Whatever else than a broken course went wrong is that one submission's accident."""
    try:
        return future.result()
    except GradeError:
        raise
    except Exception:  # a worker's machine was lost, say
        return died(task.submission)


@contextmanager
def on_this_machine(most: int) -> Iterator[Executor]:
    """An executor for at most so many tasks at a time; afterwards none of its processes is left."""
    executor = ThreadPoolExecutor(most, "batch")
    try:
        yield executor
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
        dismiss()  # which wakes the threads that wait for an answer
        executor.shutdown(wait=True)
        dismiss()


def opening(
    course: Course, exercises: Iterable[str], report: Report | None = None, jailed: bool = False
) -> Opening:
    return Opening(course.folder, course.digest, tuple(sorted(set(exercises))), report, jailed)


def task(
    course: Course, opening: Opening, submission: Submission, seed: int, evidence: bytes | None = None
) -> Task:
    runs = course.exercise(submission.exercise).runs(seed)
    patience = JUDGE_S + sum(limits.longest + RUN_S for _, limits in runs)
    return Task(opening, submission, seed, patience, evidence)
