"""Who was there: every process of a run, as it becomes known.

A process becomes known by its hello, by a sample of /proc, by what it wrote, or because its parent reported
its start.  Pids wrap, so a record is named by pid *and* start time, and everything else refers to records.
"""

from __future__ import annotations

import os

from grader.sandbox import kernel, proctree
from grader.sandbox.channel import Hello, Report
from grader.sandbox.pids import Pids
from grader.sandbox.record import Record

MOST_PHANTOMS = 1000  # records made from mere reports, which may be forged


class Census:
    """All records of one run.  The reaper of ``pids`` is nobody's parent in the program's sense."""

    def __init__(self, pids: Pids) -> None:
        self.pids = pids
        self.records: list[Record] = []
        self._now: dict[int, Record] = {}  # our pid -> the latest record with that pid
        self._inside: dict[int, Record] = {}  # the same by the program's own pids
        self._phantoms = 0

    @property
    def main(self) -> Record:
        return self.records[0]

    @property
    def alive(self) -> list[Record]:
        return [record for record in self.records if record.start is not None and not record.ended]

    @property
    def observed(self) -> int:
        return sum(record.observed for record in self.records)

    def inside(self, pid: int) -> int | None:
        """What a process that is known, or lives, calls itself."""
        record = self._now.get(pid)
        return self.pids.inside(pid) if record is None else record.inside

    def launched(self, pid: int, now: int) -> Record:
        """The main process, right after it was made."""
        record = self._of(pid, now)
        record.command = proctree.command(pid)
        return record

    def said_hello(self, hello: Hello) -> Record:
        """A process has connected and stands still: read what the kernel knows of it."""
        record = self._of(hello.pid, hello.at)
        if not record.observed:
            record.observed, record.fresh, record.began_at = True, hello.what == "start", hello.at
            if record.starter is None:  # else the start event told already, and better
                record.order = hello.at
        if record.ppid in (None, self.pids.reaper) and record is not self.main:
            # Its parent has gone already; the probe remembers who it was.
            record.ppid, record.ppid_from = hello.parent, "probe"
            record.parent = self._inside.get(hello.parent)
        record.command = proctree.command(hello.pid) or record.command
        record.channel = proctree.socket_inode(hello.pid, hello.descriptor)
        return record

    def sampled(self, stat: proctree.Stat, now: int) -> Record | None:
        """None if it has gone since, before anybody could tell which of the program's processes it was."""
        if self.inside(stat.pid) is None:
            return None
        record = self._of(stat.pid, now, stat)
        record.cpu = max(record.cpu, stat.cpu)
        if stat.ended:
            self._has_ended(record, stat)
        return record

    def wrote(self, pid: int, now: int) -> Record:
        """The writer of a chunk; it may be gone already."""
        return self._now.get(pid) or self._of(pid, now)

    def reported(self, report: Report) -> Record | None:
        """The sender of an event, None if it never said hello; what it says of others is taken where the
        kernel does not object."""
        sender = self._now.get(report.pid)
        if sender is None or not sender.observed:
            return None
        if report.kind == "p.start":
            self._started(sender, report)
        elif report.kind == "p.begin":
            sender.reported_role, sender.begun = sender.reported_role or report.object, True
        elif report.kind == "p.end":
            sender.reported_exit = _number(report.value)
        elif report.kind in ("p.join", "p.ended"):
            child = self._inside.get(_number(report.object) or 0)
            if child is not None and child.starter is sender and child.reported_exit is None:
                child.reported_exit = _number(report.value)
        return sender

    def reaped(self, inside: int, status: int) -> None:
        """A wait of the kit's returned this process: the strongest word on how it ended."""
        record = self._inside.get(inside)
        if record is not None:
            record.has_ended()
            record.status, record.exit_from = status, "wait"
            self._close(record)

    def exit_noticed(self, record: Record) -> None:
        """Its pidfd became readable: it is a zombie, or already reaped."""
        stat = proctree.stat(record.pid)
        if stat is None or stat.start != record.start:
            record.has_ended()
        elif stat.ended:
            self._has_ended(record, stat)
        self._ask_pidfd(record)

    def freeze(self) -> None:
        """Before the sweep kills everybody: who has ended by himself, and how."""
        for record in self.records:
            if record.start is None:
                continue
            stat = proctree.stat(record.pid)
            if stat is None or stat.start != record.start:
                record.has_ended()
            elif stat.ended:
                self._has_ended(record, stat)
            self._ask_pidfd(record)
        for record in self.records:
            record.settle_exit()
            self._close(record)

    def _of(self, pid: int, now: int, stat: proctree.Stat | None = None) -> Record:
        stat = stat or proctree.stat(pid)
        record = self._now.get(pid)
        if record is not None and (stat is None or record.start in (None, stat.start)):
            if record.start is None and stat is not None:
                self._identify(record, stat)
            return record
        inside = self.pids.inside(pid)
        record = self._inside.get(inside or 0)
        if record is None or record.pid:
            record = self._new(pid, inside, now)
        record.pid = pid
        self._now[pid] = record
        if stat is not None:
            self._identify(record, stat)
        return record

    def _new(self, pid: int, inside: int | None, now: int) -> Record:
        record = Record(pid, inside, order=now)
        self.records.append(record)
        if inside is not None:
            self._inside[inside] = record
        return record

    def _identify(self, record: Record, stat: proctree.Stat) -> None:
        record.start = stat.start
        record.parent = self._now.get(stat.ppid)
        record.ppid, record.ppid_from = self.inside(stat.ppid), "kernel"
        record.command = record.command or _command(record, stat)
        try:
            record.pidfd = os.pidfd_open(record.pid)
        except OSError:  # gone between two readings
            record.pidfd = None

    def _started(self, sender: Record, report: Report) -> None:
        pid = _number(report.object)
        if not pid:
            return
        child = self._inside.get(pid) or self._phantom(pid, report.at)
        if child is None:
            return
        parent = child.parent
        by_kernel = parent is None or parent is sender or parent.library_role == "fork_server"
        if child is not sender and child.starter is None and by_kernel and child is not self.main:
            child.starter, child.order = sender, report.at
            child.reported_role = child.reported_role or report.value

    def _phantom(self, pid: int, now: int) -> Record | None:
        """Known by its parent's word alone; never a process outside of the tree, whatever that word is."""
        self._phantoms += 1
        if pid == self.pids.reaper or self._phantoms > MOST_PHANTOMS:
            return None
        ours = self.pids.outside(pid)
        if ours is None:
            return self._new(0, pid, now)
        stat = proctree.stat(ours)
        outside = stat is not None and stat.ppid != self.pids.reaper and stat.ppid not in self._now
        return None if outside else self._of(ours, now)

    def _has_ended(self, record: Record, stat: proctree.Stat) -> None:
        record.has_ended()
        if record.exit_from is None:
            record.status, record.exit_from = stat.status, "zombie"

    def _ask_pidfd(self, record: Record) -> None:
        if record.pidfd is None or record.exit_from in ("wait", "pidfd"):
            return
        status = kernel.pidfd_exit_status(record.pidfd)
        if status is not None:
            record.has_ended()
            record.status, record.exit_from = status, "pidfd"
            self._close(record)

    def _close(self, record: Record) -> None:
        if record.pidfd is not None:
            os.close(record.pidfd)
            record.pidfd = None


def _command(record: Record, stat: proctree.Stat) -> str:
    """A fork has its parent's command line.  To read its own may take a second where it forks all the time
    itself: it holds a lock meanwhile, and has to get a core first."""
    if stat.forked and record.parent is not None and record.parent.command:
        return record.parent.command
    return proctree.command(record.pid)


def _number(text: str) -> int | None:
    try:
        return int(text[:12])
    except ValueError:
        return None
