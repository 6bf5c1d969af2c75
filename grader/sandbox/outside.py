"""What the kit itself holds and knows, for whoever judges whether something outside could wake a tree."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple


class Outside(NamedTuple):
    """``inodes``    of the program's ends of the kit's sockets
    ``channels``  inode of each process's end of its probe's connection, by pid
    ``members``   pids of everybody who ever belonged to the run
    ``folder``    the run's own, whose name nobody outside knows
    ``alarms``    until when (seconds of CLOCK_MONOTONIC) each process has announced one, by pid
    ``timed``     inodes of sockets into which a time-out was put
    ``inside``    the pid that a process of ours knows itself by
    ``private``   whether folders and network are the run's alone, as in a jail

    Pids are ours, not the program's own.
    """

    inodes: Collection[int]
    channels: Mapping[int, int]
    members: Collection[int]
    folder: str
    alarms: Mapping[int, float]
    timed: Collection[int]
    now: float
    inside: Callable[[int], int | None]
    private: bool
