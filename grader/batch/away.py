"""A worker of a cluster: what it needs has come with the task, and what it found goes back with the result.

A worker may have several threads; each task goes on to a worker process of this machine (``crew``), whose one
thread can fork.  The course is unpacked once, and the jail's self-test passed once, before the first task.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, replace
from pathlib import Path

from grader.batch.crew import dismiss, work
from grader.batch.luggage import Luggage, unpacked
from grader.batch.messages import Result, Task
from grader.errors import GradeError, KitError, UsageError
from grader.store import kit_digest
from grader.submissions import Submission


@dataclass(frozen=True, slots=True)
class Parcel:
    """A task and the submission's files, of which ``program`` is the one to run; ``kit`` is the sender's
    digest."""

    task: Task
    files: Luggage
    program: str
    kit: str


def work_away(parcel: Parcel, course: Luggage) -> Result:
    """Do the task here.  GradeError, which names this machine, if it cannot be done as at home."""
    task, own = parcel.task, parcel.task.submission
    try:
        if parcel.kit != kit_digest():
            raise UsageError("its kit or its Python is another version than the coordinator's.")
        if task.opening.jailed:
            _tried.the_jail()
        home = _tried.course(task.opening.digest, course)
        opening = replace(task.opening, course=home, shown=task.opening.course)
        with tempfile.TemporaryDirectory(prefix="grade-") as temporary:
            submission = _submission(parcel, Path(temporary))
            result = work(replace(task, opening=opening, submission=submission))
    except GradeError as error:
        raise UsageError(f"the worker on {socket.gethostname()}: {error}") from None
    return replace(result, submission=own)


def clear_away() -> None:
    """The batch is over."""
    dismiss()
    _tried.forget()


def _submission(parcel: Parcel, folder: Path) -> Submission:
    own = parcel.task.submission
    if own.program is None:
        return own
    unpacked(parcel.files, folder)
    there = folder if own.folder else None
    return replace(own, program=folder / parcel.program, folder=there, shown=own.shown or str(own.program))


class _Tried:
    """What is done once in this process for all threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._courses: dict[str, Path] = {}
        self._jail_holds = False

    def the_jail(self) -> None:
        """KitError unless it holds; asked in a process of its own, since this one has threads."""
        with self._lock:
            if not self._jail_holds:
                test = subprocess.run(
                    [sys.executable, "-m", "grader", "jail-test"], capture_output=True, text=True, check=False
                )
                if test.returncode != 0:
                    said = (test.stderr or test.stdout).strip().splitlines()
                    raise KitError(said[-1].removeprefix("grade: ") if said else "its jail does not hold.")
                self._jail_holds = True

    def course(self, digest: str, luggage: Luggage) -> Path:
        with self._lock:
            if digest not in self._courses:
                folder = Path(tempfile.mkdtemp(prefix="grade-course-"))
                unpacked(luggage, folder)
                self._courses[digest] = folder
            return self._courses[digest]

    def forget(self) -> None:
        with self._lock:
            for folder in self._courses.values():
                shutil.rmtree(folder, ignore_errors=True)
            self._courses.clear()


_tried = _Tried()
