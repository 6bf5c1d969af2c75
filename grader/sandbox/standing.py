"""Where every thread of the tree stands at the end of a run that did not end by itself."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.evidence.blocked import Frame, WaitKind
from grader.sandbox import closed, stacks, unwatched
from grader.sandbox.calls import Wait
from grader.sandbox.intake import Intake
from grader.sandbox.quiet import Scan, Task
from grader.sandbox.record import Record

_INODE = re.compile(r"(?:pipe|socket):\[(\d+)\]")
_READS, _WRITES = 0o400, 0o200  # mode bits of /proc/PID/fd/N: how it was opened

Ends = Mapping[tuple[int, int], set[int]]  # (inode, mode bit) -> pids that hold such an end


@dataclass(frozen=True, slots=True)
class Standing:
    """One thread by its own id, in terms of the census; ``testimony`` turns records into indices."""

    record: Record
    thread: int
    kind: WaitKind
    child: Record | None = None
    inodes: tuple[int, ...] = ()
    ends: tuple[Record, ...] = ()
    helper: bool = False
    stack: tuple[Frame, ...] = ()


def look(scan: Scan, intake: Intake, root: Path, probe: Path) -> tuple[Standing, ...]:
    """What /proc says of each thread, and then, since that disturbs it, what each answers itself.

    ``root`` and ``probe`` are folders as the program sees them: of the student's files and of the probe's.
    """
    records = {record.pid: record for record in intake.census.alive}
    inside = {record.inside: record for record in records.values()}
    tasks = [task for task in scan if task.pid in records]
    pairs = _pairs(intake)
    ends = _ends(records, pairs)
    kernel_side = [(task, _inodes(task), _kind(task)) for task in tasks]
    dumps = _dumps(tasks, records, intake)
    return tuple(
        Standing(
            record=records[task.pid],
            thread=intake.census.pids.thread_inside(task.pid, task.key[1]),
            kind=kind,
            child=inside.get(task.wait.target) if task.wait and task.wait.kind == "child" else None,
            inodes=inodes,
            ends=tuple(records[pid] for pid in _others(task, inodes, ends, pairs)),
            helper=task.helper is not None,
            stack=stacks.parse(dumps.get((task.pid, task.key[1]), b""), root, probe),
        )
        for task, inodes, kind in kernel_side
    )


def _kind(task: Task) -> WaitKind:
    if task.state == "T":
        return "stopped"
    if task.state == "R" or task.call == "running":
        return "running"
    return task.wait.kind if task.wait is not None else "unknown"


def _inodes(task: Task) -> tuple[int, ...]:
    wait = task.wait
    if wait is None:
        return ()
    try:
        return tuple(inode for number in _descriptors(task.pid, wait) if (inode := _inode(task.pid, number)))
    except (OSError, ValueError):
        return ()


def _descriptors(pid: int, wait: Wait) -> Iterable[int]:
    if wait.kind in ("read", "write", "accept"):
        return (wait.target,)
    watched = closed.WATCHED.get(wait.kind)
    return watched(pid, wait) if watched else ()


def _inode(pid: int, number: int) -> int | None:
    match = _INODE.fullmatch(os.readlink(f"/proc/{pid}/fd/{number}"))
    return int(match[1]) if match else None


def _pairs(intake: Intake) -> Mapping[int, int]:
    """The other end of each end of a two-way ``Pipe()``, as the probe told: /proc does not."""
    made = (report for _, report in intake.events if report.kind == "c.new")
    ends = [(int(one.object), int(one.value)) for one in made if f"{one.object}{one.value}".isdecimal()]
    return {end: other for one in ends for end, other in (one, one[::-1])}


def _ends(pids: Iterable[int], pairs: Mapping[int, int]) -> Ends:
    """Who holds which ends of pipes; of sockets only those whose other end is known."""
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    for pid in pids:
        try:
            for path in Path(f"/proc/{pid}/fd").iterdir():
                link, mode = os.readlink(path), path.lstat().st_mode
                inode = _INODE.fullmatch(link)
                if inode and (link.startswith("pipe:") or int(inode[1]) in pairs):
                    for bit in (_READS, _WRITES):
                        if mode & bit:
                            found[int(inode[1]), bit].add(pid)
        except OSError:
            continue
    return found


def _others(task: Task, inodes: Iterable[int], ends: Ends, pairs: Mapping[int, int]) -> list[int]:
    """Who holds the end that a pipe's waiter needs somebody to use."""
    bit = _READS if task.wait is not None and task.wait.kind == "write" else _WRITES
    return sorted({pid for inode in inodes for pid in ends.get((pairs.get(inode, inode), bit), ())})


def _dumps(tasks: list[Task], records: Mapping[int, Record], intake: Intake) -> dict[tuple[int, int], bytes]:
    """Stacks of the threads that can answer: in the program that said hello, and not stopped."""
    watched = {pid for pid in records if unwatched.is_watched(pid, records[pid].channel)}
    able = [task for task in tasks if task.pid in watched and task.state != "T"]
    intake.dumps = {task.pid: bytearray() for task in able}
    try:
        return stacks.ask([(task.pid, task.key[1]) for task in able], intake.dumps, intake.round)
    finally:
        intake.dumps = {}
