"""Fewer CPUs for a program than this machine has."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_most(count: int | None) -> Iterator[int]:
    """What is started in the block may use that many of our CPUs, with None all; it gets how many those are.

    Which ones changes from process to process, so that runs side by side do not all share the first.
    """
    ours = sorted(os.sched_getaffinity(0))
    turn = os.getpid() % len(ours)
    chosen = (ours[turn:] + ours[:turn])[:count]
    os.sched_setaffinity(0, chosen)
    try:
        yield len(chosen)
    finally:
        os.sched_setaffinity(0, ours)
