"""A judge: evidence in, findings out.  The checks themselves run in a process of their own."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from typing import TypeVar

from grader.checks import process
from grader.checks.channel import Channel, pair
from grader.checks.messages import Answer, Collected, Request
from grader.course import Exercise
from grader.errors import ExerciseError, KitError
from grader.evidence import Evidence, Text
from grader.grading import Check, Finding

READING_S = 60.0  # for one checks.py, the start of pytest included
ATTEMPTS = 2

Reply = TypeVar("Reply", Collected, Answer)


class Judge:
    """A context manager.  Entering forks the judge's process and returns at once, so that pytest is
    imported over there while the caller runs the submission; leaving ends that process.

    The caller has one thread only, because it forks.  A process that dies is replaced.
    """

    def __init__(self, exercises: Sequence[Exercise]) -> None:
        self._exercises = tuple(exercises)
        self._collected: dict[str, Collected] = {}
        self._unread: list[Exercise] = []
        self._process: tuple[int, Channel] | None = None
        self._broken: str | None = None

    def __enter__(self) -> Judge:
        self._start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._end()

    def checks(self, exercise: Exercise) -> tuple[Check, ...]:
        """In the order of the file; waits until the process has read it.

        ExerciseError, with the line, for a ``checks.py`` that cannot be used; KitError if no check can be
        judged here at all.
        """
        while exercise in self._unread:
            self._read_next()
        collected = self._collected[exercise.id]
        if collected.problem is not None:
            raise ExerciseError(collected.problem, exercise.checks_file, collected.line)
        return collected.checks

    def judge(self, exercise: Exercise, evidences: Sequence[Evidence]) -> tuple[Finding, ...]:
        """What each check finds in each run that it looks at.  Errors as of ``checks``."""
        request = Request(exercise.id, tuple(evidences))
        for _ in range(ATTEMPTS):
            while self._unread:
                self._read_next()
            checks = self.checks(exercise)
            try:
                return self._ask(request)
            except (EOFError, OSError):
                self._end()
                self._start()
        reason = Text("The process that judges was ended from outside.")
        return tuple(Finding(check.id, None, "error", reason) for check in checks)

    def _start(self) -> None:
        """A process for the exercises of which nothing bad is known."""
        known = self._collected
        self._unread = [e for e in self._exercises if e.id not in known or known[e.id].problem is None]
        if not self._unread:
            return
        ours, theirs = pair()
        pid = os.fork()
        if pid == 0:
            ours.close()
            process.main(theirs, self._unread)
        theirs.close()
        with suppress(OSError):
            os.setpgid(pid, pid)  # it does the same; whoever comes first
        self._process = pid, ours

    def _end(self) -> None:
        """End the process, and whatever a check has started there."""
        if self._process is None:
            return
        pid, channel = self._process
        self._process = None
        channel.close()
        with suppress(OSError):
            os.killpg(pid, signal.SIGKILL)
        with suppress(OSError):
            os.waitpid(pid, 0)

    def _read_next(self) -> None:
        """Take in what the process says about the exercise that it reads now."""
        exercise = self._unread[0]
        try:
            self._collected[exercise.id] = self._receive(Collected, READING_S)
            del self._unread[0]
        except (EOFError, TimeoutError) as error:
            how = "does not come to an end" if isinstance(error, TimeoutError) else "ends the process"
            self._collected[exercise.id] = Collected(exercise.id, problem=f"importing it {how}.")
            self._end()
            self._start()

    def _ask(self, request: Request) -> tuple[Finding, ...]:
        if self._process is None:
            raise EOFError
        self._process[1].send(request)
        return self._receive(Answer).findings

    def _receive(self, kind: type[Reply], timeout: float | None = None) -> Reply:
        """EOFError or TimeoutError if nothing comes; KitError if the process gives up, now and ever after."""
        if self._process is None:
            raise EOFError if self._broken is None else KitError(self._broken)
        reply = self._process[1].receive(kind, timeout)
        if reply.broken is not None:
            self._end()
            self._broken = f"checks cannot be judged: {reply.broken}"
            raise KitError(self._broken)
        return reply
