"""The tree of a run as the proof of stillness reads it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from grader.sandbox import closed, proctree, tasks
from grader.sandbox.intake import Intake
from grader.sandbox.outside import Outside
from grader.sandbox.quiet import Key, Scan, Stillness, Task


def scan(intake: Intake, root: int) -> Scan:
    """Every thread below ``root``."""
    return tasks.scan(proctree.descendants(root), intake.helpers)


def stillness(intake: Intake, root: int, folder: Path, private: bool) -> Stillness:
    """The watch over the tree below ``root``; ``folder`` is the run's own, and with ``private`` every folder
    and the network are."""

    def peek(key: Key) -> Task | None:
        return tasks.peek(key, intake.helpers)

    def open_reasons(seen: Scan) -> Sequence[str]:
        if tasks.whole_tree(root) != {task.pid for task in seen}:
            return ["processes come and go"]
        outside = Outside(
            inodes=intake.inodes,
            channels=intake.channels,
            members={record.pid for record in intake.census.records},
            folder=str(folder),
            alarms=intake.alarms,
            timed=intake.timed,
            now=time.monotonic(),
            inside=intake.census.inside,
            private=private,
        )
        return closed.open_reasons(seen, outside)

    return Stillness(lambda: scan(intake, root), peek, open_reasons, lambda: intake.moves)
