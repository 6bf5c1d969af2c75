"""From what the supervisor took in to frozen Evidence: names, roles, indices, lines."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

from grader.evidence import Ending, Event, Evidence, Leftover, Line, Process, Scenario, Text
from grader.evidence.blocked import Blocked
from grader.evidence.deadlock import explain, report
from grader.limits import Limits
from grader.sandbox.census import Census
from grader.sandbox.enclosure import Enclosure
from grader.sandbox.intake import Intake
from grader.sandbox.naming import in_order, names, role_of, starter_of
from grader.sandbox.output import OutputLine, shortened
from grader.sandbox.record import Record
from grader.sandbox.standing import Standing
from grader.sandbox.workfolder import Place

KEPT = 65_536  # bytes of output kept at each end of a run that wrote too much

_REOPENED = re.compile(r"No such device or address: '/(?:dev/std(?:out|err)|(?:dev|proc/self)/fd/[12])'")


def testify(
    intake: Intake,
    enclosure: Enclosure,
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
    records = in_order(intake.census)
    index = {record: number for number, record in enumerate(records)}
    lines, cut = _lines(intake, ending)
    output = tuple(_line(line, index, enclosure.place) for line in lines)
    processes = _processes(intake.census, records, index, began)
    events = _events(intake, index, began)
    if standing:
        blocked = tuple(_blocked(one, index) for one in standing)
        say = explain if ending.kind == "deadlocked" else report
        known = () if intake.dropped else _whole(events)
        ending = replace(ending, explanation=say(blocked, processes, known))
    return Evidence(
        scenario=scenario,
        ending=ending,
        processes=processes,
        events=events,
        output=output,
        leftovers=(*_left_processes(intake.census, ending), *_left_segments(intake, enclosure, ending)),
        notes=(*_notes(intake), *_notes_on(output, cut)),
        program=os.fsencode(enclosure.place.file.name).decode("utf-8", "backslashreplace"),
        wall_s=round(wall, 4),
        limit_s=limits.wall,
        cpu_s=round(max(intake.reaped_cpu, sum(record.cpu for record in records)), 3),
        events_dropped=intake.dropped,
        output_cut=cut,
        python=".".join(map(str, sys.version_info[:3])),
        jailed=enclosure.jailed,
    )


def _processes(
    census: Census, records: Sequence[Record], index: dict[Record, int], began: int
) -> tuple[Process, ...]:
    named = names(census)
    return tuple(_process(census, record, index, named[record], began) for record in records)


def _process(census: Census, record: Record, index: dict[Record, int], name: str, began: int) -> Process:
    starter = starter_of(record)
    return Process(
        index=index[record],
        name=name,
        role=role_of(census, record),
        pid=record.inside,
        ppid=record.ppid,
        ppid_from=record.ppid_from,
        started_by=index[starter] if starter is not None and record is not census.main else None,
        exit_code=record.exit_code,
        exit_from=record.exit_from,
        observed=record.observed,
        cpu_s=round(record.cpu, 3),
        command=record.command[:500],
        began_s=_since(began, record.began_at),
        ended_s=_since(began, record.ended_at),
    )


def _since(began: int, at: int | None) -> float | None:
    return None if at is None else round(max(0, at - began) / 1e9, 6)


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


def _whole(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Without what is only half known: a lock whose releases were not sent would accuse the wrong one.  More
    messages than were told lie in a queue all the same."""
    capped = [e for e in events if e.kind == "capped" and e.value not in ("q.put", "c.send")]
    objects = {event.object for event in capped if event.object}
    families = {_family(event.value) for event in capped if not event.object}  # whatever the object
    return tuple(e for e in events if e.object not in objects and _family(e.kind) not in families)


def _family(kind: str) -> str:
    """``l`` of ``l.acq``."""
    return kind.partition(".")[0]


def _lines(intake: Intake, ending: Ending) -> tuple[Sequence[OutputLine[Record]], int]:
    lines = intake.lines.finish()
    return shortened(lines, KEPT, KEPT) if ending.kind == "output_exceeded" else (lines, 0)


def _line(line: OutputLine[Record], index: dict[Record, int], place: Place) -> Line:
    """The work folder's name differs each time and is left out: ``File "ex04.py", line 3``."""
    data = line.data.replace(f"{place.cwd}/".encode(), b"") if place.is_copy else line.data
    text = data.decode("utf-8", "backslashreplace")
    return Line(index[line.writer], line.writer.inside, line.stream, text, line.partial)


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
    for record in in_order(census):
        outlived = _ended_by_itself(ending) and record.exit_from == "killed_by_kit"
        if outlived and record.library_role is None:
            yield Leftover("process", named[record], record.inside)


def _ended_by_itself(ending: Ending) -> bool:
    return ending.kind in ("exited", "signalled")


def _left_segments(intake: Intake, enclosure: Enclosure, ending: Ending) -> Iterator[Leftover]:
    """Shared memory and semaphores that the program made and that are still there.  They are removed in any
    case, and its own fault only where nobody kept it from tidying up."""
    events = [event for _, event in intake.events if event.kind == "shm.new"]
    made = dict(_segment(event.value.lstrip("/"), event.object == "semaphore") for event in events)
    for entry in enclosure.left([entry for entry in made if _is_entry(entry)]):
        if _ended_by_itself(ending):
            yield made[entry]


def _segment(name: str, is_semaphore: bool) -> tuple[str, Leftover]:
    """What it is called in /dev/shm, and what it is."""
    if is_semaphore:
        return f"sem.{name}", Leftover("semaphore", name)
    return name, Leftover("shared_memory", name)


def _is_entry(name: str) -> bool:
    """Nothing but entries of /dev/shm itself is ever touched, whatever name was forged."""
    return name not in ("", ".", "..") and "/" not in name
