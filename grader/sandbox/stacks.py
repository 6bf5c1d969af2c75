"""Asking threads where they stand: each answers a signal with its stack, written by ``faulthandler``.

The handler is C code that needs no interpreter lock, so a thread answers also when it is blocked in C.  It
disturbs (``signal.pause`` returns), so it is asked only when the run's ending is already decided.  Only
processes that said hello in their current program have the handler; any other would die of the signal.
"""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path

from grader.evidence.blocked import Frame
from grader.sandbox import kernel, tasks

PATIENCE = 0.3  # s for one thread
SILENCE = 0.002  # s without a further record: the stack of a thread that sleeps again is complete
LONG_SILENCE = 0.02  # s: so is that of one that runs
BUDGET = 2.0  # s for all threads together
SIGNAL = signal.SIGRTMAX - 1  # the probe registers the same

# What a forked child stands on; since Python 3.14 it is left before the child's last cleaning up.
_BELOW_A_CHILD = (("process.py", "_bootstrap"), ("popen_fork.py", "_launch"))

_FRAME = re.compile(rb'^  File "(.*)", line (\d+) in (.*)$')


def ask(
    threads: Sequence[tuple[int, int]], records: Mapping[int, bytearray], listen: Callable[[float], None]
) -> dict[tuple[int, int], bytes]:
    """The dump of each (pid, thread).  ``records[pid]`` grows while ``listen(seconds)`` runs.

    One thread of a process at a time: two handlers that write at once would mix their lines.
    """
    found: dict[tuple[int, int], bytes] = {}
    deadline = time.monotonic() + BUDGET
    for wave in _waves(threads):
        if time.monotonic() > deadline:
            break
        for pid, _ in wave:
            records[pid].clear()
        asked = [(pid, tid) for pid, tid in wave if kernel.signal_thread(pid, tid, SIGNAL)]
        _hear_out(asked, records, listen)
        found |= {(pid, tid): bytes(records[pid]) for pid, tid in asked}
    return found


def _waves(threads: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """One thread of each process, then the next of each."""
    of_processes: dict[int, list[tuple[int, int]]] = {}
    for pid, tid in threads:
        of_processes.setdefault(pid, []).append((pid, tid))
    for wave in zip_longest(*of_processes.values()):
        yield [thread for thread in wave if thread is not None]


def _hear_out(
    asked: Sequence[tuple[int, int]], records: Mapping[int, bytearray], listen: Callable[[float], None]
) -> None:
    """Until everybody has answered and is silent; one who still runs may only lack a core, so he gets more
    time to go on."""
    deadline = time.monotonic() + PATIENCE
    sizes, since = [-1], time.monotonic()
    while time.monotonic() < deadline:
        listen(SILENCE)
        now_sizes = [len(records[pid]) for pid, _ in asked]
        if now_sizes != sizes:
            sizes, since = now_sizes, time.monotonic()
        elif all(sizes) and time.monotonic() - since >= SILENCE:
            silent = time.monotonic() - since
            if silent >= LONG_SILENCE or not any(tasks.runs(pid, tid) for pid, tid in asked):
                break


def parse(dump: bytes, root: Path, probe: Path) -> tuple[Frame, ...]:
    """Frames of a dump, innermost first; the probe's own are left out, and of a forked child what lies
    below its bootstrap: that is its parent's stack at the fork."""
    frames = []
    for line in dump.splitlines():
        match = _FRAME.match(line)
        if match is None:
            continue
        file, function = (part.decode("utf-8", "backslashreplace") for part in match.group(1, 3))
        if (file.rpartition("/")[2], function) in _BELOW_A_CHILD and "/multiprocessing/" in file:
            break
        if file.startswith(f"{probe}/"):
            continue
        own = file.startswith(f"{root}/") and "/site-packages/" not in file
        name = file.removeprefix(f"{root}/") if own else file
        frames.append(Frame(name, int(match[2]), function, own))
    return tuple(frames)
