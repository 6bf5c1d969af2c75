"""A busy machine, made on purpose: verdicts must be the same on it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_BUSY = "import os\nparent = os.getppid()\nwhile os.getppid() == parent: pass"  # ends with whoever started it


@contextmanager
def busy_cores() -> Iterator[None]:
    """One endless loop for each core, until the end of the block."""
    command = [sys.executable, "-S", "-c", _BUSY]
    loops = [subprocess.Popen(command) for _ in os.sched_getaffinity(0)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()
