"""Programs of a run that no probe watches: cat, a shell, an interpreter started with ``-I``.

Nobody reports what they do, and some things show in no file of /proc: an alarm whose default action kills,
a time-out inside a socket.  So it is looked at whether such a program *could* have set one: whether it, or
a library of its own, names the functions for it.
"""

from __future__ import annotations

import functools
import mmap
import os
from pathlib import Path

ALARMS = (b"alarm\0", b"setitimer\0")
TIMEOUTS = (b"setsockopt\0",)
_C_LIBRARY = ("libc.", "libc-", "ld-", "ld.")


def is_watched(pid: int, channel: int | None) -> bool:
    """Whether the program that said hello still runs there: ``exec`` closes its connection (an inode)."""
    wanted = f"socket:[{channel}]"
    try:
        return any(os.readlink(f"/proc/{pid}/fd/{name}") == wanted for name in os.listdir(f"/proc/{pid}/fd"))
    except OSError:
        return False


def may_call(pid: int, functions: tuple[bytes, ...]) -> bool:
    """Whether the program of a process could call one of these; OSError or ValueError if nobody can tell."""
    files = _programs(pid)
    own = [file for file in files if not Path(file).name.startswith(_C_LIBRARY)]
    if len(own) == len(files):
        return True  # linked statically: it names nothing
    seen_by_it = [Path(f"/proc/{pid}/root{file}") for file in own]
    return any(_names(file, file.stat().st_ino, functions) for file in seen_by_it)


def _programs(pid: int) -> list[str]:
    """The files from which it maps code."""
    lines = Path(f"/proc/{pid}/maps").read_text("utf-8", "replace").splitlines()
    found = [line.split(None, 5) for line in lines]
    return sorted({fields[5] for fields in found if "x" in fields[1] and fields[4] != "0"})


@functools.lru_cache(64)
def _names(file: Path, _inode: int, functions: tuple[bytes, ...]) -> bool:
    with open(file, "rb") as opened, mmap.mmap(opened.fileno(), 0, prot=mmap.PROT_READ) as text:
        return any(text.find(name) >= 0 for name in functions)
