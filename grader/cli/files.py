"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from grader.errors import KitError, UsageError


def write_whole(path: Path, data: bytes) -> None:
    """Write through a temporary file beside it and a rename; a device or a pipe is written directly.

    KitError if the disk is full, UsageError if the path cannot be written.
    """
    write_pieces(path, (data,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """The same for what is not in memory all at once."""
    try:
        if path.exists() and not path.is_file():
            _write(path, pieces)
        else:
            _replace(path.resolve(), pieces)
    except OSError as error:
        raise refused(path, error) from None


def refuse_early(*files: Path | None) -> None:
    """UsageError where no file can be written, or two would be one, before any program runs."""
    given = [file for file in files if file is not None]
    for file in given:
        if file.is_dir() or not os.access(file.parent, os.W_OK):
            raise UsageError(f"{file} cannot be written: give a file in a folder that exists.")
    regular = [file.resolve() for file in given if file.is_file() or not file.exists()]
    if len(set(regular)) < len(regular):
        raise UsageError(f"{regular[0].name} is wanted for two things at once: give each a file of its own.")


def _replace(path: Path, pieces: Iterable[bytes]) -> None:
    temporary = path.with_name(f".grade-{os.getpid()}.tmp")
    try:
        _write(temporary, pieces)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(pieces)


def refused(path: Path, error: OSError) -> KitError | UsageError:
    """What to raise for a file that could not be written."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO)
    kind = KitError if full else UsageError
    return kind(f"{path} could not be written: {error.strerror or error}.")
