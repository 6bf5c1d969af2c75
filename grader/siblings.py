"""What lies in a folder and goes where it goes: into a work folder, to another machine, into a digest."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

NEVER_TAKEN = ("__pycache__", ".git", ".venv")
MOST_BYTES = 50_000_000


def siblings(folder: Path, leaving_out: Collection[str] = ()) -> Iterator[Path]:
    """All of it, sorted, a folder before what it holds; links and special files too, and none is followed.
    ``leaving_out`` names folders and files at any depth."""
    out = {*NEVER_TAKEN, *leaving_out}
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(set(folders) - out)
        yield from (Path(where, name) for name in sorted({*folders, *files} - out))


def taken(folder: Path, leaving_out: Collection[str] = ()) -> Iterator[Path]:
    """Of these the folders, and regular files as far as they have MOST_BYTES together."""
    budget = MOST_BYTES
    for path in siblings(folder, leaving_out):
        status = path.lstat()
        if stat.S_ISDIR(status.st_mode):
            yield path
        elif stat.S_ISREG(status.st_mode) and status.st_size <= budget:
            budget -= status.st_size
            yield path
