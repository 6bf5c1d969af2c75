"""The worker processes of one machine, and ``work``, which any Executor may be given.

A thread that needs a worker takes an idle one, or else starts one; it gives it back afterwards, or ends it
where it died or fell silent over a submission.  So there are as many as were needed at the same time.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time

from grader import wire
from grader.batch.messages import Answer, Opening, Result, Task, died
from grader.errors import KitError, UsageError

START_S = 120.0  # s for a worker to start
FAREWELL_S = 5.0  # s for workers to end what they have started, when they are told to


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

    def do(self, task: Task) -> Result | None:
        """The result, or None if the worker died over it or did not answer in time."""
        answer = self._ask(task, task.patience)
        if answer is None or answer.result is None or answer.result.submission != task.submission:
            return None
        return answer.result

    def hang_up(self) -> None:
        """It ends what it has started and then itself; a thread that waits for its answer goes on."""
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # it is closed already

    def stop(self, patience: float = 0.0) -> None:
        """See it end, by force after ``patience``; its supervisor sees that and leaves nothing behind."""
        self.hang_up()
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _ask(self, message: Opening | Task, patience: float) -> Answer | None:
        try:
            self._socket.settimeout(patience)
            self._lines.write(wire.encode(message) + b"\n")
            self._lines.flush()
            return wire.decode(self._lines.readline(), Answer)
        except (OSError, ValueError):  # it is dead, silent, or was stopped under our hands
            return None


class Crew:
    """All workers of this process that serve the same batch."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: dict[Opening, list[Worker]] = {}
        self._all: set[Worker] = set()
        self._dismissed = False

    def do(self, task: Task) -> Result:
        worker = self._taken(task.opening)
        result = worker.do(task)
        if result is None:
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

    def _taken(self, opening: Opening) -> Worker:
        with self._lock:
            if idle := self._idle.get(opening):
                return idle.pop()
            if self._dismissed:
                raise KitError("the batch is over")
            worker = Worker()
            self._all.add(worker)
        worker.open(opening)
        return worker

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
