"""The worker processes of one machine, and ``work``, which any Executor may be given.

A thread that needs a worker takes an idle one, or else has one forked; it gives it back afterwards, or ends
it where it died or fell silent over a submission.  So there are as many as were needed at the same time.
"""

from __future__ import annotations

import threading
import time

from grader.batch.handle import Nursery, Worker
from grader.batch.messages import Opening, Result, Task, died
from grader.errors import KitError

FAREWELL_S = 20.0  # s for workers to end what they have started on a busy machine
ATTEMPTS = 2


class Crew:
    """All workers of this process that serve the same batch."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._nursery: Nursery | None = None
        self._idle: dict[Opening, list[Worker]] = {}
        self._all: set[Worker] = set()
        self._dismissed = False

    def do(self, task: Task) -> Result:
        worker = self._taken(task.opening)
        result = worker.do(task)
        if result is None and not self._dismissed:  # else it is given time to tidy up
            worker.stop()
        self._back(worker, task.opening, alive=result is not None)
        return result or died(task.submission)

    def dismiss(self) -> None:
        with self._lock:
            self._dismissed = True
            workers = list(self._all)
        for worker in workers:
            worker.hang_up()
        end = time.monotonic() + FAREWELL_S
        for worker in workers:
            worker.stop(max(0.0, end - time.monotonic()))
        if self._nursery is not None:
            self._nursery.stop()

    def _taken(self, opening: Opening) -> Worker:
        with self._lock:
            if idle := self._idle.get(opening):
                return idle.pop()
            worker = self._new()
            self._all.add(worker)
        worker.open(opening)
        return worker

    def _new(self) -> Worker:
        """From a nursery that is replaced if somebody killed it."""
        for _ in range(ATTEMPTS):
            if self._dismissed:
                raise KitError("the batch is over")
            self._nursery = self._nursery or Nursery()
            worker = self._nursery.worker()
            if worker is not None:
                return worker
            self._nursery.stop()
            self._nursery = None
        raise KitError("no worker process could be started")

    def _back(self, worker: Worker, opening: Opening, alive: bool) -> None:
        with self._lock:
            if alive:
                self._idle.setdefault(opening, []).append(worker)
            else:
                self._all.discard(worker)


_crew = Crew()


def work(task: Task) -> Result:
    """Do a task in a worker process of its own.  GradeError if the course is broken."""
    return _crew.do(task)


def dismiss() -> None:
    """End all workers of this process, and whatever they have started."""
    global _crew
    _crew.dismiss()
    _crew = Crew()
