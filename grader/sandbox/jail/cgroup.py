"""A control group around a jail, where this process may make one: the only bound that counts everything.

What supervisor and rlimits miss is counted here: tmpfs files, socket buffers, page tables, inodes, and what
is taken between two samples.  Both versions of the kernel's interface are spoken; where neither can be had
(an ordinary user without a delegated subtree) a jail goes without.
"""

from __future__ import annotations

import functools
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from grader.limits import Limits
from grader.sandbox.proctree import read

_PREFIX = "grade-"
_FILES = 64 << 20  # bytes beside the limit of memory, for what lies in the jail's folders
_PATIENCE = 0.2  # s for the kernel to let go of a group whose processes are gone


class Hierarchy(NamedTuple):
    """A folder in which groups can be made, and what its interface calls things."""

    folder: Path
    memory: str | None  # the file for its limit; None if it counts no memory
    peak: str
    events: str
    processes: str | None


class Group:
    """One run's; a process joins it by writing 0 into each of ``doors``."""

    def __init__(self, folders: dict[Path, Hierarchy]) -> None:
        self._folders = folders
        counting = [(folder, kind) for folder, kind in folders.items() if kind.memory]
        self._events = [(f"{folder}/{kind.events}", folder / kind.peak) for folder, kind in counting]

    @property
    def doors(self) -> list[str]:
        return [str(folder / "cgroup.procs") for folder in self._folders]

    def memory_taken(self) -> int | None:
        """Bytes at the most, if the kernel had to kill for want of memory; else None."""
        return next((_number(peak) for events, peak in self._events if _killed(events)), None)

    def close(self) -> None:
        """Its processes are dead."""
        deadline = time.monotonic() + _PATIENCE
        for folder in self._folders:
            while folder.exists() and time.monotonic() < deadline:
                try:
                    folder.rmdir()
                except OSError:
                    time.sleep(0.002)


def limit_bytes(limits: Limits) -> int:
    """What a run may take in all."""
    return int((limits.memory + limits.memory_per_process * limits.processes) * 1e6) + _FILES


def group(limits: Limits, processes: int) -> Group | None:
    """A new group with these limits; None where none can be made."""
    folders: dict[Path, Hierarchy] = {}
    name = _name()
    try:
        for kind in hierarchies():
            folder = kind.folder / name
            folder.mkdir()
            folders[folder] = kind
            if kind.memory:
                folder.joinpath(kind.memory).write_text(str(limit_bytes(limits)))
            if kind.processes:
                folder.joinpath(kind.processes).write_text(str(processes))
    except OSError:
        Group(folders).close()
        return None
    return Group(folders) if folders else None


@functools.cache
def hierarchies() -> tuple[Hierarchy, ...]:
    """Where groups can be made; what killed runs left there is removed."""
    found = tuple(kind for kind in _known() if _may_make_groups(kind))
    for kind in found:
        for folder in kind.folder.glob(f"{_PREFIX}*"):
            if not Path("/proc", folder.name.split("-")[1]).exists():
                with suppress(OSError):
                    folder.rmdir()
    return found


def _name() -> str:
    """Says which process made it."""
    return f"{_PREFIX}{os.getpid()}-{secrets.token_hex(4)}"


def _known() -> Iterator[Hierarchy]:
    places = dict(_places())
    if "" in places:
        enabled = _text(places[""] / "cgroup.subtree_control").split()
        memory, pids = "memory" in enabled, "pids" in enabled
        if memory or pids:
            yield Hierarchy(
                places[""],
                "memory.max" if memory else None,
                "memory.peak",
                "memory.events",
                "pids.max" if pids else None,
            )
    if "memory" in places:
        yield Hierarchy(
            places["memory"],
            "memory.limit_in_bytes",
            "memory.max_usage_in_bytes",
            "memory.oom_control",
            None,
        )
    if "pids" in places:
        yield Hierarchy(places["pids"], None, "", "", "pids.max")


def _places() -> Iterator[tuple[str, Path]]:
    """(controller, our own group's folder); the controller is "" for version 2."""
    for line in _text(Path("/proc/self/cgroup")).splitlines():
        _, controllers, path = line.split(":", 2)
        for controller in controllers.split(","):
            root = Path("/sys/fs/cgroup", controller)
            yield controller, root / path.lstrip("/")


def _may_make_groups(kind: Hierarchy) -> bool:
    probe = kind.folder / _name()
    try:
        probe.mkdir()
        probe.rmdir()
        return True
    except OSError:
        return False


def _killed(events: str) -> bool:
    try:
        lines = read(events).splitlines()
    except OSError:
        return False
    return any(line.startswith(b"oom_kill ") and line != b"oom_kill 0" for line in lines)


def _number(file: Path) -> int:
    text = _text(file).strip()
    return int(text) if text.isdecimal() else 0


def _text(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:
        return ""
