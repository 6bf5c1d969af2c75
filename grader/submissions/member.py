"""What an archive says that it holds, and how much of that may come true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from grader.evidence import Text

PIECE = 1 << 16  # bytes that are unpacked at a time


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an archive may at most unpack to; bytes are counted as they come, whatever its headers say."""

    members: int = 100_000  # files and folders
    total: int = 2_000_000_000  # bytes of all files
    member: int = 50_000_000  # bytes of one file
    ratio: int = 100  # bytes out of one byte, once ``harmless`` bytes of a file are out
    harmless: int = 10_000_000
    depth: int = 20  # folders in folders
    path: int = 1000  # bytes of a path
    name: int = 255  # bytes of each name in it


OF_A_CLASS = Bounds()
OF_A_STUDENT = Bounds(members=2_000, total=50_000_000)


class Member(NamedTuple):
    """A file or folder in an archive.  ``name`` is as it stands there, bytes that are no UTF-8 as surrogates;
    ``packed`` is its size in the archive where that is known; ``problem`` says why it is not unpacked."""

    name: str
    is_folder: bool
    pieces: Iterator[bytes]
    packed: int | None = None
    problem: Text | None = None


class Unusable(Exception):
    """An archive as a whole is good for nothing; the reason has a field ``path`` left open."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)
        self.reason = reason


class Refused(Exception):
    """One member is not unpacked; the reason has a field ``path`` left open."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)
        self.reason = reason


LINK = Text("{path} is a symbolic link; links are not followed.")
HARD_LINK = Text("{path} is a hard link; links are not followed.")
SPECIAL = Text("{path} is no regular file.")
SPARSE = Text("{path} is a sparse file; such files are not unpacked.")
ENCRYPTED = Text("{path} is encrypted.")
UNKNOWN = Text("{path} is compressed in a way that is not known here.")
NO_NAME = Text("{path} has a name that no file can have.")
WINDOWS = Text("{path} has a drive letter or a backslash in its name.")
OUTSIDE = Text("{path} does not stay inside the archive.")
TOO_DEEP = Text("{path} lies too deep in folders.")
TOO_LONG = Text("{path} has too long a name.")
TWICE = Text("{path} is in the archive twice.")
DAMAGED = Text("{path} is damaged.")
CUT_OFF = Text("{path} is damaged or cut off.")
NO_ARCHIVE = Text("{path} is no zip or tar archive.")
OVERLAPPING = Text("{path} has entries that lie over each other.")


def too_many(bounds: Bounds) -> Unusable:
    return Unusable(Text("{path} holds more than {limit:,} files and folders.", {"limit": bounds.members}))


def too_much(bounds: Bounds) -> Unusable:
    return Unusable(Text("{path} unpacks to more than {limit:,} bytes.", {"limit": bounds.total}))


def a_bomb(bounds: Bounds) -> Text:
    return Text("{path} unpacks to more than {ratio} times its size.", {"ratio": bounds.ratio})
