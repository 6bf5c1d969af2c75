"""How slowly this machine starts Python, measured only when a CPU limit is about to be enforced."""

from __future__ import annotations

import functools
import os
import sys

_USUAL = 0.040  # CPU seconds of an interpreter that imports multiprocessing.pool on the machine of reference


@functools.cache
def slowness() -> float:
    """At least 1: by what factor CPU limits are stretched here."""
    child = os.posix_spawn(
        sys.executable, [sys.executable, "-I", "-c", "import multiprocessing.pool"], {"PATH": os.defpath}
    )
    usage = os.wait4(child, 0)[2]
    return max(1.0, (usage.ru_utime + usage.ru_stime) / _USUAL)
