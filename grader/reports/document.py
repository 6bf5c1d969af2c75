"""``grade/1``: the one document from which terminal, table, CSV and JSON are made.

Texts are already in the reader's language, ``Process.name`` and all words of the vocabularies are not.
``docs/formats.md`` explains every field; ``grade-1.schema.json`` is generated from these classes.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from grader.evidence import Role, Stream
from grader.evidence.ending import Kind
from grader.evidence.process import ExitFrom, PpidFrom
from grader.grading import CheckVerdict, Verdict

FORMAT: Literal["grade/1"] = "grade/1"
Number = int | float


class Person(msgspec.Struct, frozen=True):
    """A process as endings name it."""

    name: str
    pid: int | None


class WaitPart(msgspec.Struct, frozen=True):
    """Where one thread stood when the run was stopped."""

    process: int
    pid: int | None
    name: str
    thread: int
    call: str
    file: str | None
    line: int | None
    on: str
    held_by: tuple[int, ...]


class EndingPart(msgspec.Struct, frozen=True, omit_defaults=True):
    """Only the fields that belong to the kind are there, and no empty list."""

    kind: Kind
    summary: str
    code: int | None = None
    signal: int | None = None
    limit: Number | None = None
    used: Number | None = None
    who: Person | None = None
    reason: str | None = None
    alive: tuple[Person, ...] | None = None
    starved: bool = False
    after_s: float | None = None
    pattern: str | None = None
    details: tuple[str, ...] | None = None
    waits: tuple[WaitPart, ...] | None = None
    cycle: tuple[int, ...] | None = None


class ProcessPart(msgspec.Struct, frozen=True):
    name: str
    role: Role
    pid: int | None
    ppid: int | None
    ppid_from: PpidFrom | None
    started_by: int | None
    exit_code: int | None
    exit_from: ExitFrom | None
    observed: bool
    cpu_s: float
    command: str
    began_s: float | None
    ended_s: float | None


class LinePart(msgspec.Struct, frozen=True):
    process: int
    pid: int | None
    stream: Stream
    text: str
    partial: bool


class LeftoverPart(msgspec.Struct, frozen=True):
    kind: Literal["process", "shared_memory", "semaphore"]
    name: str
    pid: int | None


class AccessPart(msgspec.Struct, frozen=True):
    process: int
    pid: int | None
    name: str
    file: str | None
    line: int | None
    access: Literal["read", "write"]


class RacePart(msgspec.Struct, frozen=True):
    """Accesses to one shared thing that nothing puts in order."""

    kind: Literal["data", "read_before_join", "output"]
    object: str
    text: str
    accesses: tuple[AccessPart, ...]


class LockStepPart(msgspec.Struct, frozen=True):
    """A thread takes a lock."""

    process: int
    pid: int | None
    name: str
    thread: int
    lock: str
    file: str | None
    line: int | None


class LockCyclePart(msgspec.Struct, frozen=True):
    """A deadlock that did not happen this time: each thread takes two of the locks, one step each."""

    text: str
    steps: tuple[LockStepPart, ...]


class PortabilityPart(msgspec.Struct, frozen=True):
    """What makes a run depend on its start method."""

    reason: str
    text: str
    file: str
    line: int
    methods: tuple[str, ...]
    fatal: bool
    certain: bool


class ContrastPart(msgspec.Struct, frozen=True):
    """A scenario that works under some start methods and fails under others."""

    scenario: str
    works: tuple[str, ...]
    fails: tuple[str, ...]
    text: str
    reason: str | None
    line: int | None
    advice: str | None


class RunPart(msgspec.Struct, frozen=True):
    scenario: str
    start_method: str | None
    args: tuple[str, ...]
    stdin: str | None
    seed: int
    delays: bool
    ending: EndingPart
    wall_s: float
    limit_s: float
    cpu_s: float
    python: str
    processes: tuple[ProcessPart, ...]
    output: tuple[LinePart, ...]
    lines_left_out: int
    bytes_left_out: int
    leftovers: tuple[LeftoverPart, ...]
    races: tuple[RacePart, ...]
    lock_cycles: tuple[LockCyclePart, ...]
    portability: PortabilityPart | None
    notes: tuple[str, ...]
    jailed: bool = False


class ByRunPart(msgspec.Struct, frozen=True):
    run: int | None
    scenario: str
    start_method: str | None
    verdict: CheckVerdict
    rationale: str | None


class CheckPart(msgspec.Struct, frozen=True):
    id: str
    title: str
    verdict: CheckVerdict
    points: Number
    max_points: Number
    rationale: str | None
    expected: str | None
    actual: str | None
    hint: str | None
    hints_left: int
    by_run: tuple[ByRunPart, ...]


class CoursePart(msgspec.Struct, frozen=True):
    title: str
    path: str
    digest: str


class GradeDocument(msgspec.Struct, frozen=True):
    """A submission, its verdict and everything that was seen of it."""

    format: Literal["grade/1"]
    kind: Literal["grade"]
    kit: str
    language: str
    course: CoursePart
    exercise: str
    title: str
    student: str
    submission: str | None
    seed: int | None
    verdict: Verdict
    score: Number | None
    max_score: Number
    reason: str | None
    checks: tuple[CheckPart, ...]
    contrasts: tuple[ContrastPart, ...]
    runs: tuple[RunPart, ...]


class RunDocument(msgspec.Struct, frozen=True):
    """What ``grade run`` saw of any program; nobody judged it."""

    format: Literal["grade/1"]
    kind: Literal["run"]
    kit: str
    language: str
    program: str
    runs: tuple[RunPart, ...]


def encode(document: GradeDocument | RunDocument) -> bytes:
    """One line of JSON, UTF-8, without a newline."""
    return msgspec.json.encode(document)


def decode(line: bytes) -> GradeDocument:
    """The document of a graded submission again; ``msgspec.ValidationError`` if it is not one."""
    return msgspec.json.decode(line, type=GradeDocument)
