"""Reading a zip archive."""

from __future__ import annotations

import errno
import io
import os
import stat
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from grader.evidence import Text
from grader.submissions import member
from grader.submissions.member import PIECE, Bounds, Member, Refused, Unusable

BEGINS = (b"PK\x03\x04", b"PK\x05\x06")

_HEADER = 30  # bytes before the name, of each entry
_LISTED = 512  # bytes that a member has in the list of contents, on an average
_IS_ENCRYPTED, _IS_UTF_8 = 0x1, 0x800
_MALFORMED = (BadZipFile, zlib.error, struct.error, ValueError, NotImplementedError, OverflowError, EOFError)


def members(path: Path, bounds: Bounds) -> Iterator[Member]:
    with _Wary(path, bounds) as file, _opened(file) as archive:
        infos = archive.infolist()
        if len(infos) > bounds.members:
            raise member.too_many(bounds)
        if _overlap(infos, archive.start_dir):
            raise Unusable(member.OVERLAPPING)
        for info in infos:
            problem, pieces = _problem(info), _pieces(archive, info)
            yield Member(_name(info), _is_folder(info), pieces, info.compress_size, problem)


class _Wary(io.FileIO):
    """A file of which nobody reads a list of contents that is longer than the bounds allow."""

    def __init__(self, path: Path, bounds: Bounds) -> None:
        super().__init__(path)
        self._bounds = bounds

    def read(self, size: int | None = -1, /) -> bytes:
        if size and size > max(PIECE, self._bounds.members * _LISTED):
            raise member.too_many(self._bounds)
        return super().read(-1 if size is None else size) or b""


def _opened(file: BinaryIO) -> ZipFile:
    with _malformed_is(Unusable(member.CUT_OFF)):
        return ZipFile(file)


@contextmanager
def _malformed_is(refusal: Exception) -> Iterator[None]:
    try:
        yield
    except _MALFORMED:
        raise refusal from None
    except OSError as error:
        raise refusal if error.errno == errno.EINVAL else error from None  # sought before the beginning


def _overlap(infos: Sequence[ZipInfo], end: int) -> bool:
    """Whether two members share bytes: small archives unpack to petabytes that way."""
    ends = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < ends:
            return True
        ends = info.header_offset + _HEADER + len(info.orig_filename) + info.compress_size
    return ends > end


def _name(info: ZipInfo) -> str:
    """The name as bytes say it: many write UTF-8 without telling."""
    return os.fsdecode(info.orig_filename.encode("utf-8" if info.flag_bits & _IS_UTF_8 else "cp437"))


def _is_folder(info: ZipInfo) -> bool:
    return info.orig_filename.endswith("/") or stat.S_ISDIR(info.external_attr >> 16)


def _problem(info: ZipInfo) -> Text | None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return member.LINK
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return member.SPECIAL
    if info.flag_bits & _IS_ENCRYPTED:
        return member.ENCRYPTED
    return None if info.compress_type in (ZIP_STORED, ZIP_DEFLATED) else member.UNKNOWN


def _pieces(archive: ZipFile, info: ZipInfo) -> Iterator[bytes]:
    with _malformed_is(Refused(member.DAMAGED)), archive.open(info) as file:
        yield from iter(lambda: file.read(PIECE), b"")
