"""The tracebacks of a run, taken apart, and the errors that the library swallowed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from grader.evidence.evidence import Evidence
from grader.evidence.process import Process

MOST_LINES = 20_000  # of one process; more are no traceback of a student's
MOST_FRAMES = 200
LONGEST = 400  # characters of a message
MOST_ERRORS = 200  # of tasks
MOST_TRACEBACKS = 20  # of one process

_FRAME = re.compile(r'  File "([^"]{1,500})", line (\d{1,7})(?:, in (.{1,200}))?$')
_ERROR = re.compile(r"([A-Za-z_][\w.]{0,200})(?::(?: (.*))?)?$")
_HEAD = "Traceback (most recent call last)"
_QUOTED = re.compile(r"(?:multiprocessing\.pool\.|concurrent\.futures\.process\._)RemoteTraceback: ?$")


@dataclass(frozen=True, slots=True)
class Frame:
    """``own`` is a frame of the student's; its ``file`` is then named as events name it."""

    file: str
    line: int
    function: str
    own: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """One exception that was seen: its traceback, outermost frame first, and who wrote that.

    ``process`` is None for what a worker raised and another process reported (``remote``).
    """

    process: Process | None
    error: str
    message: str
    frames: tuple[Frame, ...] = ()

    @property
    def own(self) -> Frame | None:
        """The student's line that was executed last."""
        return next((frame for frame in reversed(self.frames) if frame.own), None)

    @property
    def at_import(self) -> Frame | None:
        """The line of the student's file at whose top level it happened."""
        return next((frame for frame in self.frames if frame.own and frame.function == "<module>"), None)

    def went_through(self, *files: str) -> bool:
        """Whether the library's files that end so are on its stack."""
        return any(not frame.own and frame.file.endswith(files) for frame in self.frames)


def failures(evidence: Evidence) -> tuple[Failure, ...]:
    """Of all processes, in their order; then what tasks raised, whether or not anybody asked for it."""
    written: dict[int, list[str]] = {}
    for line in evidence.output:
        if line.stream == "stderr" and len(lines := written.setdefault(line.process, [])) < MOST_LINES:
            lines.append(line.text)
    read = (
        failure
        for process in evidence.processes
        for failure in islice(
            _read(process, written.get(process.index, ()), evidence.program), MOST_TRACEBACKS
        )
    )
    raised = (
        Failure(evidence.processes[e.process], e.value, "", (Frame(e.file, e.line, "", own=True),))
        for e in evidence.events
        if e.kind == "task.error" and e.file and e.line
    )
    return (*read, *islice(raised, MOST_ERRORS))


def _read(process: Process, lines: Iterable[str], program: str) -> Iterator[Failure]:
    quoted = remote = inside = False
    frames: list[tuple[str, int, str]] = []
    failed: tuple[str, list[str]] | None = None

    def made() -> Failure:
        assert failed is not None
        owner = None if remote else process
        return Failure(owner, failed[0], "\n".join(failed[1]).strip(), _frames(frames, program))

    for line in lines:
        if failed is not None:  # its message may go on, as the one about bootstrapping does
            if (line.startswith(" ") or not line) and len(failed[1]) < 20:
                failed[1].append(line.strip())
                continue
            yield made()
            failed = None
        if _QUOTED.match(line):
            quoted, inside = True, False
        elif line == '"""':  # the worker's own traceback stands between two of these
            remote, quoted = quoted, False
        elif line.startswith(_HEAD):
            inside, frames = True, []
        elif inside and (found := _FRAME.match(line)):
            frames.append((found[1], int(found[2]), found[3] or ""))
        elif inside and line and not line[0].isspace():
            error = _ERROR.match(line[:LONGEST])
            inside = False
            if error:
                failed = (error[1].rpartition(".")[2], [error[2] or ""])
    if failed is not None:
        yield made()


def _frames(found: list[tuple[str, int, str]], program: str) -> tuple[Frame, ...]:
    found = found[-MOST_FRAMES:]
    folders = [file[: -len(program)] for file, _, _ in found if program and file.endswith("/" + program)]
    folder = folders[0] if folders else ""
    return tuple(_frame(file, line, function, folder) for file, line, function in found)


def _frame(file: str, line: int, function: str, folder: str) -> Frame:
    """A run in a work folder names its files from there; one in place names them wholly."""
    inner = file.removeprefix(folder) if folder else file
    own = not inner.startswith(("/", "<")) and "site-packages/" not in inner
    return Frame(inner if own else file, line, function, own)
