"""Files and folders that are made below one folder and nowhere else."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from grader.evidence import Text
from grader.submissions.member import Refused

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_OF_THE_NAME = {
    errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ELOOP,
    errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ,
}  # fmt: skip


class Tree:
    """Makes what is named by ``parts``, one name each; no link is followed and no file written over.

    Refused where the file system refuses the name; an OSError is the machine's.
    """

    def __init__(self, root: Path) -> None:
        self._root = os.open(root, _FOLDER)

    def __enter__(self) -> Tree:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._root)

    def make_folder(self, parts: Sequence[str]) -> None:
        try:
            os.close(self._folder(parts))
        except OSError as error:
            raise _refused(error) from None

    def make_file(self, parts: Sequence[str], pieces: Iterable[bytes]) -> None:
        """The whole file, or none."""
        try:
            folder = self._folder(parts[:-1])
            try:
                _write(parts[-1], folder, pieces)
            finally:
                os.close(folder)
        except OSError as error:
            raise _refused(error) from None

    def _folder(self, parts: Sequence[str]) -> int:
        folder = os.dup(self._root)
        for name in parts:
            outer = folder
            try:
                folder = _enter(name, outer)
            finally:
                os.close(outer)
        return folder


def _enter(name: str, outer: int) -> int:
    try:
        return os.open(name, _FOLDER, dir_fd=outer)
    except FileNotFoundError:
        os.mkdir(name, 0o700, dir_fd=outer)
    return os.open(name, _FOLDER, dir_fd=outer)


def _write(name: str, folder: int, pieces: Iterable[bytes]) -> None:
    with os.fdopen(os.open(name, _NEW, 0o600, dir_fd=folder), "wb", buffering=0) as file:
        try:
            for piece in pieces:
                rest = memoryview(piece)
                while rest:
                    rest = rest[file.write(rest) :]
        except BaseException:
            os.unlink(name, dir_fd=folder)
            raise


def _refused(error: OSError) -> Exception:
    if error.errno not in _OF_THE_NAME:
        return error
    return Refused(Text("{path} cannot be unpacked: {reason}.", {"reason": error.strerror or str(error)}))
