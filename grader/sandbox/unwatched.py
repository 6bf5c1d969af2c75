"""Programs of a run that no probe watches: cat, a shell, an interpreter started with ``-I``.

Nobody reports what they do, and some things show in no file of /proc: an alarm whose default action kills,
a time-out inside a socket.  So it is looked at whether such a program *could* have set one: whether it, or
a library of its own, names the functions for it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from grader.sandbox.beneath import opener

ALARMS = (b"alarm\0", b"setitimer\0")
TIMEOUTS = (b"setsockopt\0",)
_MOST_BYTES = 200 << 20
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
    return any(_names(Path(f"/proc/{pid}/root"), file, functions) for file in own)


def _programs(pid: int) -> list[str]:
    """The files from which it maps code."""
    lines = Path(f"/proc/{pid}/maps").read_text("utf-8", "replace").splitlines()
    found = [line.split(None, 5) for line in lines]
    return sorted({fields[5] for fields in found if "x" in fields[1] and fields[4] != "0"})


_known: dict[tuple[int, int, int, tuple[bytes, ...]], bool] = {}  # of this run


def _names(root: Path, path: str, functions: tuple[bytes, ...]) -> bool:
    with open(path.lstrip("/"), "rb", opener=opener(root)) as file:
        status = os.fstat(file.fileno())
        if status.st_size > _MOST_BYTES:
            raise ValueError(f"{path} is too large to be searched")
        key = (status.st_dev, status.st_ino, status.st_mtime_ns, functions)
        if key not in _known:
            _known[key] = _holds(file, functions)
        return _known[key]


def _holds(file: BinaryIO, names: tuple[bytes, ...]) -> bool:
    """Read and not mapped: if the program cuts it short meanwhile, that would be our death."""
    rest = b""
    while piece := file.read(1 << 20):
        if any(name in rest + piece for name in names):
            return True
        rest = piece[-20:]
    return False
