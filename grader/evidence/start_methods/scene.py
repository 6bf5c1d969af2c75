"""One run as the reasons look at it: its evidence, its tracebacks, its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from grader.evidence.event import Event
from grader.evidence.evidence import Evidence
from grader.evidence.process import Process
from grader.evidence.start_methods.failures import Failure, Frame, failures
from grader.evidence.start_methods.method import Method, method_of, origins
from grader.evidence.start_methods.portability import IMPORTING
from grader.evidence.start_methods.source import Source, read

MOST_LINES = 20  # that are looked up in the source


@dataclass(frozen=True, slots=True)
class Scene:
    """``failed`` is whether something went wrong at all, be it only in the eyes of a check; ``made`` tells
    by which method each process was made, ``begun`` are those that came as far as ``run()``."""

    evidence: Evidence
    failures: tuple[Failure, ...]
    failed: bool
    made: Mapping[int, Method]
    begun: frozenset[int]

    @property
    def source(self) -> Source:
        """Empty where Python cannot read the program."""
        return read(self.evidence.source) or Source()

    @property
    def importers(self) -> tuple[Process, ...]:
        """The student's processes that know nothing of main but what they find when they import the file."""
        return tuple(p for p in self.evidence.processes if self._is_fresh(p))

    @property
    def servers(self) -> frozenset[int]:
        """Fork servers; from 3.14 on they import the file as well, for all whom they will fork."""
        return frozenset(p.index for p in self.evidence.processes if p.role == "fork_server")

    def imports(self, process: Process | None) -> bool:
        """Whether it executes the file's top level."""
        return process is not None and (self._is_fresh(process) or process.role == "fork_server")

    def in_child(self, failure: Failure) -> bool:
        """Whether it was raised in a process that was not forked, as far as that can be told."""
        if failure.process is None:
            return bool(self.importers)
        return self._is_fresh(failure.process)

    def _is_fresh(self, process: Process) -> bool:
        return self.made.get(process.index) in IMPORTING

    @property
    def failed_in_children(self) -> tuple[Frame, ...]:
        """The first few lines of the program at which they failed."""
        found = (failure.own for failure in self.failures if self.in_child(failure))
        return tuple(dict.fromkeys(own for own in found if own and self.is_program(own)))[:MOST_LINES]

    @property
    def failed_somewhere(self) -> bool:
        """Whether something failed after children had started afresh, and none of them says at which line."""
        return self.failed and bool(self.importers) and not self.failed_in_children

    def method_of(self, process: Process | None) -> str:
        """What made this process; of nobody in particular, what made those that import the file."""
        made = self.made.get(process.index) if process else None
        fresh = (self.made[p.index] for p in self.importers)
        return made or next(fresh, None) or method_of(self.evidence)

    def place(self, file: str | None, line: int | None) -> int | str:
        """A line as sentences name it: with its file, if that is not the program itself."""
        return f"{file}:{line}" if file and file != self.evidence.program else line or 0

    def is_program(self, where: Frame | Event) -> bool:
        """Whether ``source`` speaks of this place."""
        return where.file == self.evidence.program

    def executed_at_top(self, event: Event) -> int:
        """The line at the file's top level that led to an event: its own, or one that calls its function."""
        line, source = event.line or 0, self.source
        if not self.is_program(event) or source.at_top(line):
            return line
        function = source.enclosing(line)
        calls = (use.line for use in source.uses if function and use.called and use.name == function.name)
        return next((called for called in calls if source.at_top(called)), line)


def look(evidence: Evidence, failed: bool | None = None) -> Scene:
    """The scene of a run; ``failed`` None leaves it to the run to show that."""
    return Scene(
        evidence,
        failures(evidence),
        has_failed(evidence) if failed is None else failed,
        origins(evidence),
        frozenset(e.process for e in evidence.events if e.kind == "p.begin"),
    )


def has_failed(evidence: Evidence) -> bool:
    """Whether the run itself shows it: by its ending, or by a child that ended with an error."""
    return not evidence.ending.ok or any(
        p.exit_code not in (0, None, -15) and p.exit_from != "killed_by_kit" and not p.is_library
        for p in evidence.processes
    )
