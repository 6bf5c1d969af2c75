"""What the supervisor makes of its own process, before it starts anybody."""

from __future__ import annotations

import gc
import os
import resource
import signal
from pathlib import Path

from grader.sandbox import kernel, proctree


class Stopped(Exception):
    """The grader asked us to end."""


def become_supervisor(grader: int) -> None:
    """Own session, reaper of orphans, deaf to Ctrl-C, ended by SIGTERM; of all that the grader had open it
    keeps only ``grader``: a program may take what its supervisor holds (pidfd_getfd)."""
    gc.freeze()  # the grader's objects are nobody's garbage here, and to look at them copies their pages
    os.setsid()
    proctree.favour_own_session()
    kernel.become_subreaper()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in proctree.own_descriptors():
        if descriptor > 2 and descriptor not in (grader, nothing):
            try:
                os.close(descriptor)
            except OSError:
                continue  # the descriptor of that very listing
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)


def _stop(*_: object) -> None:
    raise Stopped


def restore_limit(descriptors: tuple[int, int]) -> None:
    """Blinded by its submission (prlimit) a supervisor could not sweep; where it may not undo that, the
    grader sweeps."""
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, descriptors)
    except (OSError, ValueError):
        pass


def stdin(scratch: Path, text: str | None) -> int:
    """A read-only file without a name, or /dev/null."""
    if text is None:
        return os.open(os.devnull, os.O_RDONLY)
    path = scratch / "stdin"
    path.write_text(text, "utf-8")
    descriptor = os.open(path, os.O_RDONLY)
    path.unlink()
    return descriptor
