"""Becoming a nobody before the jail is built, where the grader is root.

As root, limits on the number of processes do not hold and a forger may sign for others, also inside a jail;
so bubblewrap is started as an ordinary user.  That user may not pass folders of mode 0700 (a Python in root's
home): what the jail is to show is bound below /mnt first, in a mount namespace that only this process has.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Sequence
from pathlib import Path

NOBODY = 65534
STAGE = "/mnt"
_CLONE_NEWNS = 0x00020000
_MS_BIND, _MS_REC, _MS_PRIVATE = 4096, 16384, 1 << 18


def is_root() -> bool:
    return os.geteuid() == 0


def stage(sources: Sequence[str]) -> None:
    """Source number n appears as /mnt/n, for this process and those that it makes."""
    libc = ctypes.CDLL(None, use_errno=True)
    _check(libc.unshare(_CLONE_NEWNS), "unshare")
    _mount(libc, "none", "/", None, _MS_REC | _MS_PRIVATE)
    _mount(libc, "tmpfs", STAGE, "tmpfs", 0, "mode=0755,size=1m")
    for number, source in enumerate(sources):
        target = Path(STAGE, str(number))
        if Path(source).is_dir():
            target.mkdir(0o755)
        else:
            target.touch(0o644)
        _mount(libc, source, str(target), None, _MS_BIND | _MS_REC)


def become_nobody() -> None:
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)


def _mount(
    libc: ctypes.CDLL, source: str, target: str, kind: str | None, flags: int, data: str | None = None
) -> None:
    texts = [None if text is None else os.fsencode(text) for text in (source, target, kind, data)]
    _check(libc.mount(texts[0], texts[1], texts[2], ctypes.c_ulong(flags), texts[3]), f"mount {target}")


def _check(result: int, what: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
