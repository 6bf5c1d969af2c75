"""What is the same for all runs in the jail."""

from __future__ import annotations

import functools
import os
import py_compile
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

from grader.sandbox.capability import capability
from grader.sandbox.environment import PROBE
from grader.sandbox.jail import cgroup, seccomp
from grader.sandbox.jail.bubblewrap import bubblewrap
from grader.sandbox.jail.view import view


@functools.cache
def make_ready(secret: Path | None) -> None:
    """Do once what every run would do again, since each has a supervisor of its own.

    The probe's folder is read-only in the jail: what is not compiled before would be compiled in each run.
    """
    bubblewrap()
    capability()
    cgroup.hierarchies()
    view(str(secret) if secret else None)
    with suppress(KeyError):  # which the run reports
        seccomp.program(os.uname().machine)
    for source in PROBE.rglob("*.py"):
        compiled = Path(cache_from_source(str(source)))
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            with suppress(OSError):
                py_compile.compile(str(source), quiet=2)
