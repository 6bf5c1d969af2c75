"""Programs of a run that no probe watches: cat, a shell, an interpreter started with ``-I``.

Nobody reports their alarms, and an alarm whose default action kills shows in no file of /proc.  So it is
looked at whether such a program *could* have set one: whether it, or a library of its own, names the
functions for it.
"""

from __future__ import annotations

import functools
import mmap
import os
from pathlib import Path

_FUNCTIONS = (b"alarm\0", b"setitimer\0")
_C_LIBRARY = ("libc.", "libc-", "ld-", "ld.")


def is_watched(pid: int, channel: int | None) -> bool:
    """Whether the program that said hello still runs there: ``exec`` closes its connection (an inode)."""
    wanted = f"socket:[{channel}]"
    try:
        return any(os.readlink(f"/proc/{pid}/fd/{name}") == wanted for name in os.listdir(f"/proc/{pid}/fd"))
    except OSError:
        return False


def may_set_alarm(pid: int) -> bool:
    """Whether the program of a process could call ``alarm``; OSError or ValueError if nobody can tell."""
    files = _programs(pid)
    own = [file for file in files if not Path(file).name.startswith(_C_LIBRARY)]
    if len(own) == len(files):
        return True  # linked statically: it names nothing
    seen_by_it = [Path(f"/proc/{pid}/root{file}") for file in own]
    return any(_names_alarm(file, file.stat().st_ino) for file in seen_by_it)


def _programs(pid: int) -> list[str]:
    """The files from which it maps code."""
    lines = Path(f"/proc/{pid}/maps").read_text("utf-8", "replace").splitlines()
    found = [line.split(None, 5) for line in lines]
    return sorted({fields[5] for fields in found if "x" in fields[1] and fields[4] != "0"})


@functools.lru_cache(64)
def _names_alarm(file: Path, _inode: int) -> bool:
    with open(file, "rb") as opened, mmap.mmap(opened.fileno(), 0, prot=mmap.PROT_READ) as text:
        return any(text.find(name) >= 0 for name in _FUNCTIONS)
