"""Files that travel with a task to another machine: their names in a folder, and what they hold."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from grader.sandbox.workfolder import NEVER_COPIED, SIBLING_BYTES

Luggage = tuple[tuple[str, bytes], ...]


def packed(folder: Path, leaving_out: Collection[str] = ()) -> Luggage:
    """Regular files only, up to the bound that holds for a run's work folder; no link is followed.
    ``leaving_out`` names folders and files at any depth."""
    budget, found = SIBLING_BYTES, []
    for path in _files(folder, {*leaving_out, *NEVER_COPIED}):
        status = path.lstat()
        if stat.S_ISREG(status.st_mode) and status.st_size <= budget:
            budget -= status.st_size
            found.append((str(path.relative_to(folder)), path.read_bytes()))
    return tuple(found)


def _files(folder: Path, leaving_out: Collection[str]) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in leaving_out)
        yield from (Path(where, name) for name in sorted(names) if name not in leaving_out)


def unpacked(luggage: Luggage, folder: Path) -> None:
    """Put everything into a folder that is empty."""
    for name, content in luggage:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
