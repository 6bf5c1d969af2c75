"""Who waits for a shared value by looking at it again and again: what he finds was written before."""

from __future__ import annotations

from collections import defaultdict

from grader.evidence.event import Event
from grader.evidence.location import ACCESSES, split
from grader.evidence.run import Run
from grader.evidence.source import Range, flow


class Polling:
    """A look in a loop that ends by it is a wait, unless its process writes the same thing inside that loop
    or in several lines: ``while lock.value: pass`` before ``lock.value = 1`` waits for nobody."""

    def __init__(self, run: Run) -> None:
        self._program = run.program
        self._loops: dict[int | None, tuple[Range, ...]] = {}
        self._written: dict[tuple[int, str], set[int | None]] = defaultdict(set)
        self.things: set[str] = set()
        for event in run.events:
            if event.kind not in ACCESSES or event.file != run.program or event.line is None:
                continue
            thing, _ = split(event.kind, event.object)
            if event.kind.endswith("w"):
                self._written[event.process, thing].add(event.line)
            elif event.line not in self._loops:
                self._loops[event.line] = flow(run).loops_ended_by(event.line)
            if self._loops.get(event.line):
                self.things.add(thing)

    def is_wait(self, event: Event, thing: str) -> bool:
        """Whether this read belongs to a wait for somebody else's write."""
        loops = self._loops.get(event.line) if event.file == self._program else None
        if not loops:
            return False
        written = self._written.get((event.process, thing), ())
        return len(written) < 2 and not any(line in loop for line in written for loop in loops)
