"""Opening a file whose name a program chose, so that it leads us nowhere.

A link in a folder of the program's, seen through /proc/PID/root of a jail, leads to *our* files; a FIFO would
make us wait until somebody writes.  So the way is gone step by step, from a folder that is ours.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

_FLAGS = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def opener(folder: Path) -> Callable[[str, int], int]:
    """For ``open(name, opener=opener(folder))``, with a name relative to the folder; OSError for whatever is
    no regular file or lies behind a link."""

    def opened(name: str, flags: int) -> int:
        descriptor = _descend(folder, name, flags | _FLAGS)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise OSError(f"{name} is no regular file")
        return descriptor

    return opened


def _descend(folder: Path, name: str, flags: int) -> int:
    *folders, last = Path(name).parts or ("",)
    at = os.open(folder, os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for inner in folders:
            above, at = at, os.open(inner, flags | os.O_DIRECTORY, dir_fd=at)
            os.close(above)
        return os.open(last, flags, dir_fd=at)
    finally:
        os.close(at)
