"""Asking threads where they stand: each answers a signal with its stack, written by ``faulthandler``.

The handler is C code that needs no interpreter lock, so a thread answers also when it is blocked in C.  It
disturbs (``signal.pause`` returns), so it is asked only when the run's ending is already decided.  Only
processes that said hello in their current program have the handler; any other would die of the signal.
"""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from grader.evidence.blocked import Frame
from grader.sandbox import kernel

PATIENCE = 0.3  # s for one thread
SILENCE = 0.002  # s without a further record: the stack is complete
BUDGET = 2.0  # s for all threads together
SIGNAL = signal.SIGRTMAX - 1  # the probe registers the same

_FRAME = re.compile(rb'^  File "(.*)", line (\d+) in (.*)$')


def ask(
    threads: Sequence[tuple[int, int]], records: Mapping[int, bytearray], listen: Callable[[float], None]
) -> dict[tuple[int, int], bytes]:
    """The dump of each (pid, thread).  ``records[pid]`` grows while ``listen(seconds)`` runs.

    One thread of a process at a time: two handlers that write at once would mix their lines.
    """
    found: dict[tuple[int, int], bytes] = {}
    deadline = time.monotonic() + BUDGET
    for pid, tid in threads:
        if time.monotonic() > deadline:
            break
        records[pid].clear()
        if kernel.signal_thread(pid, tid, SIGNAL):
            found[pid, tid] = _answer(records[pid], listen)
    return found


def _answer(record: bytearray, listen: Callable[[float], None]) -> bytes:
    deadline = time.monotonic() + PATIENCE
    size, since = -1, time.monotonic()
    while time.monotonic() < deadline:
        listen(SILENCE)
        if len(record) != size:
            size, since = len(record), time.monotonic()
        elif size and time.monotonic() - since >= SILENCE:
            break
    return bytes(record)


def parse(dump: bytes, root: Path, probe: Path) -> tuple[Frame, ...]:
    """Frames of a dump, innermost first; the probe's own are left out, and of a forked child what lies
    below its bootstrap: that is its parent's stack at the fork."""
    frames = []
    for line in dump.splitlines():
        match = _FRAME.match(line)
        if match is None:
            continue
        file, function = (part.decode("utf-8", "backslashreplace") for part in match.group(1, 3))
        if function == "_bootstrap" and file.endswith("multiprocessing/process.py"):
            break
        if file.startswith(f"{probe}/"):
            continue
        own = file.startswith(f"{root}/") and "/site-packages/" not in file
        name = file.removeprefix(f"{root}/") if own else file
        frames.append(Frame(name, int(match[2]), function, own))
    return tuple(frames)
