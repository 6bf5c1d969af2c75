"""Targeted delays: short sleeps where another process might come in between, so that races show.

The first few times that a line of a process reads something shared, has released a lock or written a piece
of output, begins a task or its run.  How long is computed from the seed, the process's name, the line and
the number of the time alone, so a run can be repeated.  A worker's first task is held up longer, so that the
other workers have begun as well before it has done all the work alone.
"""

import os
import sys
from time import sleep

from grade_probe.channel import _me

_POINTS = ("v.r", "m.r", "s.r", "after l.rel", "after o.w", "task.run", "p.begin")
_TIMES = 5
_SHORTEST, _SPREAD = 500, 5500  # microseconds
_FIRST_TASK = 0.06  # s

_counts = {}  # (kind, line) -> times


def install(seed):
    def pause(kind, line):
        if kind not in _POINTS:
            return
        count = _counts.get((kind, line), 0)
        if count < _TIMES:
            _counts[kind, line] = count + 1
            first = _FIRST_TASK if kind == "task.run" and count == 0 else 0
            sleep(first + _seconds(seed, _process(), kind, line, count))

    _me.pause = pause
    os.register_at_fork(after_in_child=_counts.clear)


def _process():
    library = sys.modules.get("multiprocessing.process")
    return "MainProcess" if library is None else library.current_process().name


def _seconds(*facts):
    number = 2166136261  # FNV-1a
    for byte in "\t".join(map(str, facts)).encode():
        number = (number ^ byte) * 16777619 & 0xFFFFFFFF
    return (_SHORTEST + (number ^ number >> 15) % (_SPREAD + 1)) / 1e6
