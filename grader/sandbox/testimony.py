"""From what the supervisor took in to frozen Evidence: names, roles, indices, lines."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from grader.evidence import Ending, Event, Evidence, Leftover, Line, Process, Role, Scenario, Text
from grader.evidence.blocked import Blocked
from grader.evidence.deadlock import explain, report
from grader.limits import Limits
from grader.sandbox.census import Census, Record
from grader.sandbox.intake import Intake
from grader.sandbox.output import OutputLine, shortened
from grader.sandbox.standing import Standing
from grader.sandbox.workfolder import Place

KEPT = 65_536  # bytes of output kept at each end of a run that wrote too much
SOURCE_BYTES = 200_000
DEEPEST = 12
SHM = Path("/dev/shm")

_REOPENED = re.compile(r"No such device or address: '/(?:dev/std(?:out|err)|(?:dev|proc/self)/fd/[12])'")


def testify(
    intake: Intake,
    place: Place,
    scenario: Scenario,
    limits: Limits,
    ending: Ending,
    standing: Sequence[Standing],
    began: int,
    wall: float,
) -> Evidence:
    """Everything that is known, with processes by index in the order in which they were started.

    ``standing`` is where the threads stood, if that was asked; ``began`` is the launch in nanoseconds of
    CLOCK_MONOTONIC, ``wall`` the run's length in seconds.
    """
    records = _in_order(intake.census)
    index = {record: number for number, record in enumerate(records)}
    lines, cut = _lines(intake, ending)
    output = tuple(_line(line, index, place) for line in lines)
    processes = _processes(intake.census, records, index)
    events = _events(intake, index, began)
    if standing:
        blocked = tuple(_blocked(one, index) for one in standing)
        say = explain if ending.kind == "deadlocked" else report
        known = () if intake.dropped else events  # with holes they would accuse the wrong one
        ending = replace(ending, explanation=say(blocked, processes, known))
    return Evidence(
        scenario=scenario,
        ending=ending,
        processes=processes,
        events=events,
        output=output,
        leftovers=(*_left_processes(intake.census, ending), *_left_segments(intake)),
        notes=(*_notes(intake), *_notes_on(output, cut)),
        program=os.fsencode(place.file.name).decode("utf-8", "backslashreplace"),
        source=_source(place.file),
        wall_s=round(wall, 4),
        limit_s=limits.wall,
        cpu_s=round(max(intake.reaped_cpu, sum(record.cpu for record in records)), 3),
        events_dropped=intake.dropped,
        output_cut=cut,
        python=".".join(map(str, sys.version_info[:3])),
    )


def names(census: Census) -> dict[Record, str]:
    """``main``, ``child 1``, ``child 1.2``, ``worker 1``…, by start order within the parent."""
    found: dict[Record, str] = {}
    counts: Counter[str] = Counter()
    for record in _in_order(census):
        found[record] = _name(census, record, found, counts)
    return found


def _name(census: Census, record: Record, found: dict[Record, str], counts: Counter[str]) -> str:
    role = _role(census, record)
    if role == "main":
        return "main"
    if role in ("fork_server", "resource_tracker"):
        return role.replace("_", " ")
    starter = _starter(record)
    above = found.get(starter, "") if starter else ""
    if above.count(".") >= DEEPEST:  # a chain of forks would have names without end
        above, role = "", "other"
    prefix = f"{above}." if above.startswith(("child ", "worker ")) and role == "child" else f"{role} "
    counts[prefix] += 1
    return "manager" if role == "manager" and counts[prefix] == 1 else f"{prefix}{counts[prefix]}"


def _role(census: Census, record: Record) -> Role:
    if record is census.main:
        return "main"
    if record.library_role is not None:
        return record.library_role
    if record.reported_role in ("worker", "manager"):
        return "worker" if record.reported_role == "worker" else "manager"
    # Named by its parent alone it is a child; seen by the kernel it must have spoken for itself as well.
    is_named = record.starter is not None and (record.observed or record.start is None)
    is_child = is_named or (record.observed and not record.fresh)
    return "child" if is_child else "other"


def _starter(record: Record) -> Record | None:
    """Who started it: by its start event where the kernel does not object, else by parentage; the fork
    server starts nobody on its own account."""
    if record.starter is not None:
        return record.starter
    parent = record.parent
    if parent is not None and parent.library_role == "fork_server" and record.library_role is None:
        return parent.parent
    return parent


def _in_order(census: Census) -> list[Record]:
    main, *others = census.records
    return [main, *sorted(others, key=lambda record: record.order)]


def _processes(census: Census, records: Sequence[Record], index: dict[Record, int]) -> tuple[Process, ...]:
    named = names(census)
    return tuple(
        _process(census, record, number, index, named[record]) for number, record in enumerate(records)
    )


def _process(census: Census, record: Record, number: int, index: dict[Record, int], name: str) -> Process:
    starter = _starter(record)
    return Process(
        index=number,
        name=name,
        role=_role(census, record),
        pid=record.pid,
        ppid=record.ppid,
        ppid_from=record.ppid_from,
        started_by=index[starter] if starter is not None and record is not census.main else None,
        exit_code=record.exit_code,
        exit_from=record.exit_from,
        observed=record.observed,
        cpu_s=round(record.cpu, 3),
        command=record.command[:500],
    )


def _blocked(one: Standing, index: dict[Record, int]) -> Blocked:
    return Blocked(
        process=index[one.record],
        thread=one.thread,
        kind=one.kind,
        stack=one.stack,
        child=None if one.child is None else index[one.child],
        inodes=one.inodes,
        ends=tuple(index[record] for record in one.ends),
        helper=one.helper,
    )


def _events(intake: Intake, index: dict[Record, int], began: int) -> tuple[Event, ...]:
    events = [
        Event(
            at=report.at - began,
            process=index[record],
            thread=report.thread,
            kind=report.kind,
            object=report.object,
            value=report.value,
            file=report.file,
            line=report.line,
        )
        for record, report in intake.events
    ]
    return tuple(sorted(events, key=lambda event: event.at))


def _lines(intake: Intake, ending: Ending) -> tuple[Sequence[OutputLine[Record]], int]:
    lines = intake.lines.finish()
    return shortened(lines, KEPT, KEPT) if ending.kind == "output_exceeded" else (lines, 0)


def _line(line: OutputLine[Record], index: dict[Record, int], place: Place) -> Line:
    """The work folder's name differs each time and is left out: ``File "ex04.py", line 3``."""
    data = line.data.replace(f"{place.cwd}/".encode(), b"") if place.is_copy else line.data
    text = data.decode("utf-8", "backslashreplace")
    return Line(index[line.writer], line.writer.pid, line.stream, text, line.partial)


def _notes(intake: Intake) -> Iterator[Text]:
    """What a reader of the evidence has to know about its limits."""
    if os.environ.get("PYTHONPATH"):
        yield Text("Your PYTHONPATH was not passed on to the program.")
    if intake.forged:
        yield Text("{n} records claimed to come from another process.", {"n": intake.forged})
    if intake.malformed:
        yield Text("{n} records of the probe could not be read.", {"n": intake.malformed})
    if intake.dropped:
        yield Text("{n} events were too many and were dropped.", {"n": intake.dropped})


def _notes_on(output: Sequence[Line], cut: int) -> Iterator[Text]:
    if any(line.stream == "stderr" and _REOPENED.search(line.text) for line in output):
        yield Text(
            "The program opened /dev/stdout or /dev/stderr by name, which are sockets here: "
            "print to sys.stdout instead."
        )
    if cut:
        yield Text("{n} bytes of output were left out in the middle.", {"n": cut})


def _left_processes(census: Census, ending: Ending) -> Iterator[Leftover]:
    """Who outlived main by himself; where the kit ended the run, ``ending.alive`` names them."""
    named = names(census)
    for record in _in_order(census):
        outlived = ending.kind in ("exited", "signalled") and record.exit_from == "killed_by_kit"
        if outlived and record.library_role is None:
            yield Leftover("process", named[record], record.pid)


def _left_segments(intake: Intake) -> Iterator[Leftover]:
    """Shared memory and semaphores that the program made and that are still there; they are removed."""
    made = {report.value: report.object for _, report in intake.events if report.kind == "shm.new"}
    for name, kind in made.items():
        path = SHM / (f"sem.{name[1:]}" if kind == "semaphore" else name.lstrip("/"))
        if path.parent != SHM or path.name in ("", ".", ".."):
            continue  # a forged name: nothing but entries of /dev/shm itself is ever touched
        try:
            path.unlink()
        except OSError:
            continue
        yield Leftover("semaphore" if kind == "semaphore" else "shared_memory", name.lstrip("/"))


def _source(program: Path) -> str:
    try:
        with program.open("rb") as file:
            return file.read(SOURCE_BYTES).decode("utf-8", "backslashreplace")
    except OSError:
        return ""
