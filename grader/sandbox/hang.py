"""The tree of a run as the proof of stillness reads it."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

from grader.sandbox import closed, proctree, tasks
from grader.sandbox.closed import Outside
from grader.sandbox.intake import Intake
from grader.sandbox.quiet import Key, Scan, Stillness, Task


def scan(intake: Intake) -> Scan:
    """Every thread below the supervisor."""
    return tasks.scan(proctree.descendants(os.getpid()), intake.helpers)


def stillness(intake: Intake) -> Stillness:
    """The watch over this run's tree."""

    def peek(key: Key) -> Task | None:
        return tasks.peek(key, intake.helpers)

    def open_reasons(seen: Scan) -> Sequence[str]:
        if tasks.whole_tree(os.getpid()) != {task.pid for task in seen}:
            return ["processes come and go"]
        outside = Outside(intake.inodes, intake.alarms, time.monotonic())
        return closed.open_reasons(seen, outside)

    return Stillness(lambda: scan(intake), peek, open_reasons)
