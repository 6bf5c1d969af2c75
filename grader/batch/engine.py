"""The batch: submissions in, grades out as they come, over a number of worker processes.

Each thread of an executor owns one worker process and only hands lines to and fro.  A worker that dies
costs its submission's attempt (``not_graded``) and is replaced.  Submissions that were starved of CPU are
graded again at the end, alone.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from itertools import islice

from grader import grading, wire
from grader.batch.messages import Answer, Opening, Task
from grader.course import Course
from grader.errors import KitError, UsageError
from grader.evidence import Text
from grader.pipeline import Graded, must_repeat
from grader.submissions import Submission

START_S = 120.0  # s for a worker to start, and beside its runs for a submission to be judged
RUN_S = 10.0  # s for each run beside its wall limit


class Worker:
    """A handle on one worker process; used by one thread, stopped by any."""

    def __init__(self) -> None:
        # A socket pair and no pipes: a program could open the worker's through /proc and answer itself.
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-m", "grader.batch.worker"]
        self._process = subprocess.Popen(
            command, stdin=theirs.fileno(), stdout=theirs.fileno(), start_new_session=True
        )
        theirs.close()
        self._socket = ours
        self._lines = ours.makefile("rwb")

    def open(self, opening: Opening) -> None:
        """Wait until it is ready; UsageError if it finds the course broken."""
        answer = self._ask(opening, START_S)
        if answer is None:
            raise KitError("a worker process ended before it was ready")
        if answer.error is not None:
            raise UsageError(answer.error)

    def grade(self, task: Task, patience: float) -> Graded | None:
        """The grade, or None if the worker died over it or did not answer in ``patience`` seconds."""
        answer = self._ask(task, patience)
        if answer is None or answer.graded is None or answer.graded.submission != task.submission:
            self.stop()
            return None
        return answer.graded

    def stop(self) -> None:
        """End it at once; its supervisor sees that and leaves nothing behind."""
        self._process.kill()
        self._process.wait()
        try:
            self._socket.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits for an answer
        except OSError:
            pass  # it is closed already

    def _ask(self, message: Opening | Task, patience: float) -> Answer | None:
        try:
            self._socket.settimeout(patience)
            self._lines.write(wire.encode(message) + b"\n")
            self._lines.flush()
            return wire.decode(self._lines.readline(), Answer)
        except (OSError, ValueError):  # it is dead, silent, or was stopped under our hands
            return None


class Crew:
    """One worker for each thread of an executor, started when that thread first needs it."""

    def __init__(self, course: Course, opening: Opening) -> None:
        self._course, self._opening = course, opening
        self._own = threading.local()
        self._all: list[Worker] = []

    def grade(self, task: Task) -> Graded:
        runs = self._course.exercise(task.submission.exercise).runs(task.seed)
        patience = START_S + sum(limits.wall + RUN_S for _, limits in runs)
        graded = self._worker().grade(task, patience)
        if graded is None:
            self._own.worker = None
            reason = Text("The process that graded it died.")
            return Graded(task.submission, grading.not_graded(task.submission.exercise, (), reason))
        return graded

    def stop(self) -> None:
        for worker in self._all:
            worker.stop()

    def _worker(self) -> Worker:
        worker: Worker | None = getattr(self._own, "worker", None)
        if worker is None:
            worker = Worker()
            self._all.append(worker)
            worker.open(self._opening)
            self._own.worker = worker
        return worker


def run_batch(
    course: Course,
    submissions: Sequence[Submission],
    seed: int,
    jobs: int,
    on_result: Callable[[Graded], None],
) -> None:
    """Grade all; ``on_result`` is called in this thread with each grade as it comes, once per submission.

    All submissions of an exercise get the same inputs (``seed``).  KeyboardInterrupt ends it at once, and
    leaves nothing running; what ``on_result`` was given stays given.  UsageError if the course is broken.
    """
    repeated: list[Submission] = []

    def take(graded: Graded) -> None:
        if must_repeat(graded):
            repeated.append(graded.submission)
        else:
            on_result(graded)

    opening = Opening(course.folder, tuple(sorted({s.exercise for s in submissions})))
    with _crew(course, opening, jobs) as (crew, executor):
        for graded in _in_flight(crew, executor, (Task(s, seed) for s in submissions), 2 * jobs):
            take(graded)
        for submission in repeated:
            on_result(executor.submit(crew.grade, Task(submission, seed)).result())


@contextmanager
def _crew(course: Course, opening: Opening, jobs: int) -> Iterator[tuple[Crew, ThreadPoolExecutor]]:
    crew, executor = Crew(course, opening), ThreadPoolExecutor(jobs, "batch")
    try:
        yield crew, executor
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
        crew.stop()  # unblocks threads that wait for an answer
        executor.shutdown(wait=True)


def _in_flight(
    crew: Crew, executor: ThreadPoolExecutor, tasks: Iterable[Task], most: int
) -> Iterator[Graded]:
    """Grades in the order of completion, with at most ``most`` tasks handed out: memory stays flat."""
    tasks = iter(tasks)
    pending: set[Future[Graded]] = {executor.submit(crew.grade, task) for task in islice(tasks, most)}
    while pending:
        done, pending = wait(pending, return_when=FIRST_COMPLETED)
        pending |= {executor.submit(crew.grade, task) for task in islice(tasks, len(done))}
        for future in done:
            yield future.result()
