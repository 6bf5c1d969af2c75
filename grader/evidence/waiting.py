"""Who waits for whom, in the words of the student's program."""

from __future__ import annotations

from dataclasses import dataclass

from grader.evidence.text import Text


@dataclass(frozen=True, slots=True)
class Waiting:
    """One waiting thread.  ``call`` is the library's (``Process.join``, ``Queue.get``, …), ``file`` and
    ``line`` the student's, None where the interpreter waits at its exit; ``on`` names what it waits on: a
    process, or a thing by its class and the line where it was made (``Lock #2:14``); ``held_by`` are indices
    of the processes that would have to do something."""

    process: int
    pid: int | None
    name: str
    thread: int
    call: str
    file: str | None = None
    line: int | None = None
    on: str = ""
    held_by: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why nothing goes on.  ``pattern`` is the id of the mistake (``join_before_get``, …), ``summary`` the
    one sentence of cause, ``details`` one sentence for each process that matters, ``cycle`` the processes
    (by index) that wait for each other in a circle."""

    pattern: str
    summary: Text
    details: tuple[Text, ...] = ()
    waits: tuple[Waiting, ...] = ()
    cycle: tuple[int, ...] = ()
