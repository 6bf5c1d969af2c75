"""Results that are read before those who write them have ended (R4)."""

from __future__ import annotations

from collections.abc import Iterator

from grader.evidence.gaps import Gaps
from grader.evidence.location import overlap
from grader.evidence.order import Order
from grader.evidence.races.data import Found
from grader.evidence.races.pairs import unordered
from grader.evidence.races.touches import Group, Groups, Touch
from grader.evidence.run import Run
from grader.evidence.source import Flow


class Early:
    """Who looks in a loop waits or shows how far it is, and who looks at a flag decides: neither takes what
    he saw for the result."""

    def __init__(self, run: Run, order: Order, flow: Flow, used: set[int]) -> None:
        """``used`` are the numbers of reads that belong to an update: these have a rule of their own."""
        self._order, self._flow, self._program, self._used = order, flow, run.program, used
        self._starters = [process.started_by for process in run.processes]
        self._muted = Gaps(run).muted
        self._is_whole = not run.events_dropped

    def reads(self, groups: Groups) -> Iterator[Found]:
        """Pairs of a process's last read and a write by somebody whom it started, each pair of lines once."""
        if not self._is_whole:
            return  # nobody knows which read was the last
        seen = set()
        for written in groups:
            for parent in self._ancestors(written.process) if written.writes else ():
                last = self._last_read(parent, written, groups)
                key = last and (last.event.file, last.event.line, written.file, written.line)
                if last is None or key in seen or self._is_harmless(last, written):
                    continue
                pair = unordered(self._order, [touch.number for touch in written.touches], [last.number])
                if pair is not None:
                    seen.add(key)
                    yield Found("early", (last, written.touches[pair[0]]))

    def _ancestors(self, process: int) -> Iterator[int]:
        starter = self._starters[process]
        while starter is not None:
            yield starter
            starter = self._starters[starter] if starter else None

    def _last_read(self, parent: int, written: Group, groups: Groups) -> Touch | None:
        reads = (g.touches[-1] for g in groups.near(written.part) if g.process == parent and not g.writes)
        near = [touch for touch in reads if overlap(touch.part, written.part)]
        return max(near, key=lambda touch: touch.number, default=None)

    def _is_harmless(self, read: Touch, written: Group) -> bool:
        event = read.event
        if read.number in self._used or (event.process, event.kind, event.object) in self._muted:
            return True
        if event.file != self._program or event.line is None:
            return False
        if self._flow.in_loop(event.line):
            return True
        is_flag = written.file == self._program and written.line and self._flow.stores_literal(written.line)
        return bool(is_flag) and self._flow.is_test(event.line)
