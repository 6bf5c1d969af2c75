"""Handles on the nursery and on the workers that it forks."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys

from grader import wire
from grader.batch.messages import Answer, Opening, Result, Task
from grader.errors import KitError, UsageError

START_S = 120.0  # s for a worker to be ready
KILLED_S = 10.0  # s for a process to be gone that was killed


class Nursery:
    """Used by one thread at a time."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-m", "grader.batch.nursery"]
        self._process = subprocess.Popen(command, stdin=theirs.fileno(), start_new_session=True)
        theirs.close()
        self._socket = ours

    def worker(self) -> Worker | None:
        """A new one; None if the nursery is dead."""
        # A socket pair and no pipes: a program could open the worker's through /proc and answer itself.
        ours, theirs = socket.socketpair()
        try:
            socket.send_fds(self._socket, [b"w"], [theirs.fileno()])
            pid = self._socket.recv(32)
            return Worker(ours, os.pidfd_open(int(pid))) if pid else None
        except OSError:
            return None
        finally:
            theirs.close()

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
        self._socket.close()


class Worker:
    """Used by one thread, stopped by any."""

    def __init__(self, connection: socket.socket, pidfd: int) -> None:
        self._socket, self._process = connection, open(pidfd, "rb", 0)  # noqa: SIM115 - closed with the handle
        self._lines = connection.makefile("rwb")

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
        if not self._ends_in(patience):
            try:
                signal.pidfd_send_signal(self._process.fileno(), signal.SIGKILL)
            except ProcessLookupError:
                pass
            self._ends_in(KILLED_S)

    def _ends_in(self, seconds: float) -> bool:
        poll = select.poll()
        poll.register(self._process, select.POLLIN)
        return bool(poll.poll(seconds * 1000))

    def _ask(self, message: Opening | Task, patience: float) -> Answer | None:
        try:
            self._socket.settimeout(patience)
            self._lines.write(wire.encode(message) + b"\n")
            self._lines.flush()
            return wire.decode(self._lines.readline(), Answer)
        except (OSError, ValueError):  # it is dead, silent, or was stopped under our hands
            return None
