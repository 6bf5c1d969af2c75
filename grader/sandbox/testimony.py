"""From what the supervisor took in to frozen Evidence: names, roles, indices, lines."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from grader.evidence import Ending, Event, Evidence, Leftover, Line, Process, Role, Text
from grader.sandbox.census import Census, Record
from grader.sandbox.output import shortened
from grader.sandbox.workfolder import collect

if TYPE_CHECKING:
    from grader.sandbox.supervise import Supervisor

KEPT = 65_536  # bytes of output kept at each end of a run that wrote too much
SOURCE_BYTES = 200_000
SHM = Path("/dev/shm")

_PREFIX: dict[Role, str] = {"worker": "worker", "manager": "manager", "other": "other"}
_REOPENED = re.compile(r"No such device or address: '/(?:dev/std(?:out|err)|(?:dev|proc/self)/fd/[12])'")


def testify(run: Supervisor, ending: Ending, wall: float) -> Evidence:
    """Everything that is known, with processes by index in the order in which they were started."""
    records = _in_order(run.census)
    index = {record: number for number, record in enumerate(records)}
    lines, cut = _lines(run, ending)
    output = tuple(_line(index, line, run) for line in lines)
    return Evidence(
        scenario=run.scenario,
        ending=ending,
        processes=_processes(run.census, records, index),
        events=_events(run, index),
        output=output,
        leftovers=_leftovers(run, ending),
        notes=run.notes + _notes_on(output, cut),
        program=run.program.name,
        source=_source(run.program),
        wall_s=round(wall, 4),
        limit_s=run.limits.wall,
        cpu_s=round(max(run.reaped_cpu, sum(record.cpu for record in records)), 3),
        events_dropped=run.counts.dropped,
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
    is_child = record.starter is not None or (record.observed and not record.fresh)
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
    return tuple(_process(census, record, number, index, named[record]) for number, record in enumerate(records))


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


def _events(run: Supervisor, index: dict[Record, int]) -> tuple[Event, ...]:
    events = [
        Event(
            at=report.at - run.began,
            process=index[record],
            thread=report.thread,
            kind=report.kind,
            object=report.object,
            value=report.value,
            file=report.file,
            line=report.line,
        )
        for record, report in run.events
    ]
    return tuple(sorted(events, key=lambda event: event.at))


def _lines(run: Supervisor, ending: Ending) -> tuple[list[tuple[Record, str, bytes, bool]], int]:
    lines = run.lines.finish()
    if ending.kind != "output_exceeded":
        return list(lines), 0
    kept, cut = shortened(lines, KEPT, KEPT)
    return list(kept), cut


def _line(index: dict[Record, int], line: tuple[Record, str, bytes, bool], run: Supervisor) -> Line:
    """The work folder's name is nobody's business and differs each time: ``File "ex04.py", line 3``."""
    writer, stream, data, partial = line
    if run.scratch in run.cwd.parents:
        data = data.replace(f"{run.cwd}/".encode(), b"")
    text = data.decode("utf-8", "backslashreplace")
    return Line(index[writer], writer.pid, stream, text, partial)  # type: ignore[arg-type]


def _notes_on(output: Sequence[Line], cut: int) -> tuple[Text, ...]:
    found = []
    if any(line.stream == "stderr" and _REOPENED.search(line.text) for line in output):
        found.append(
            Text("The program opened /dev/stdout or /dev/stderr by name, which are sockets here: print to sys.stdout instead.")
        )
    if cut:
        found.append(Text("{n} bytes of output were left out in the middle.", {"n": cut}))
    return tuple(found)


def _leftovers(run: Supervisor, ending: Ending) -> tuple[Leftover, ...]:
    named = names(run.census)
    found = [
        Leftover("process", named[record], record.pid)
        for record in _in_order(run.census)
        if record.exit_from == "killed_by_kit" and record.library_role is None and record is not run.census.main
    ]
    return (*found, *_remove_segments(run)) if ending.kind in ("exited", "signalled") else tuple(_remove_segments(run))


def _remove_segments(run: Supervisor) -> list[Leftover]:
    """Shared memory and semaphores that the program made and that are still there; they are removed."""
    found = []
    for name, kind in {report.value: report.object for _, report in run.events if report.kind == "shm.new"}.items():
        path = SHM / (f"sem.{name[1:]}" if kind == "semaphore" else name.lstrip("/"))
        if "/" in name[1:] or path.parent != SHM:
            continue  # a forged name: nothing but direct entries of /dev/shm is ever touched
        try:
            path.unlink()
            found.append(Leftover("semaphore" if kind == "semaphore" else "shared_memory", name.lstrip("/")))
        except OSError:
            continue
    return found


def _source(program: Path) -> str:
    try:
        with program.open("rb") as file:
            return file.read(SOURCE_BYTES).decode("utf-8", "backslashreplace")
    except OSError:
        return ""
