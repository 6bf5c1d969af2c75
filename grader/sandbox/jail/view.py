"""What of this machine a program in the jail sees: the system's programs, its interpreter, the probe.

Everything is read-only and lies where it lies outside, so that ``sys.executable`` and ``sys.prefix`` hold.
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SYSTEM = ("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")  # on a merged system links into /usr
LOADER = ("/etc/ld.so.cache", "/etc/localtime", "/etc/alternatives")
ETC = Path(__file__).with_name("etc")
EXECUTABLE = os.path.normpath(sys.executable)  # a/../venv/bin/python needs an "a", which is not shown
_KIT = Path(__file__).parents[2]


class View(NamedTuple):
    """``binds`` are shown where they lie, ``links`` made anew (path, text), ``hidden`` emptied: folders that
    would be seen through one of the binds and are nobody's business in there."""

    binds: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    hidden: tuple[str, ...]


@functools.cache
def view(secret: str | None = None) -> View:
    """For this interpreter; ``secret`` is a folder that must not be seen, the course's."""
    binds = _shown()
    links = tuple((name, os.readlink(name)) for name in SYSTEM if Path(name).is_symlink())
    hidden = tuple(folder for folder in (str(_KIT), secret) if folder and _is_below(folder, binds))
    return View(binds, links, hidden)


@functools.cache
def _shown() -> tuple[str, ...]:
    system = [name for name in SYSTEM if _is_own_folder(name)]
    return tuple(_outermost(["/usr", *system, *_interpreter()]))


def _is_own_folder(name: str) -> bool:
    return Path(name).is_dir() and not Path(name).is_symlink()


def _interpreter() -> Iterator[str]:
    """Folders that this interpreter needs: its prefixes, those of every link on the way to its executable,
    and the places of whatever else it has mapped (a loader or a C library of its own)."""
    yield from (sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix)
    executable = Path(EXECUTABLE)
    for _ in range(16):
        folder = executable.parent.parent if executable.parent.name == "bin" else executable.parent
        if len(folder.parts) > 2:  # neither / nor /home
            yield str(folder)
        if not executable.is_symlink():
            break
        executable = executable.parent / executable.readlink()
    yield from _mapped()


def _mapped() -> Iterator[str]:
    for line in Path("/proc/self/maps").read_text("utf-8", "surrogateescape").splitlines():
        fields = line.split(None, 5)
        if len(fields) == 6 and "x" in fields[1] and fields[5].startswith("/") and Path(fields[5]).exists():
            yield str(Path(fields[5]).parent)


def _outermost(folders: list[str]) -> list[str]:
    """Each once, and none that lies in another."""
    found: list[str] = []
    for folder in sorted({os.path.normpath(name) for name in folders if Path(name).exists()}):
        if not _is_below(folder, found):
            found.append(folder)
    return found


def _is_below(folder: str, others: list[str] | tuple[str, ...]) -> bool:
    return any(folder == other or folder.startswith(f"{other}/") for other in others)
