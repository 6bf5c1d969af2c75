"""Reading a tar archive, also a compressed one."""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import sys
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tarfile import BLOCKSIZE, TarInfo
from typing import BinaryIO

from grader.evidence import Text
from grader.submissions import member
from grader.submissions.member import PIECE, Bounds, Member, Unusable

MAGIC, MAGIC_AT = b"ustar", 257

_LONG_NAME, _LONG_LINK, _FOR_ONE, _FOR_ALL = b"L", b"K", (b"x", b"X"), b"g"
_HAS_NO_DATA = (tarfile.LNKTYPE, tarfile.SYMTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.DIRTYPE,
                tarfile.FIFOTYPE)  # fmt: skip
_LONGEST_HEADER = 1 << 20  # bytes
_XZ_MEMORY = 1 << 27  # bytes; ``xz -9`` needs half of it
_MALFORMED = (EOFError, zlib.error, lzma.LZMAError, tarfile.HeaderError, ValueError, gzip.BadGzipFile)


def members(path: Path, bounds: Bounds) -> Iterator[Member]:
    with path.open("rb") as file, _malformed_is_unusable():
        yield from _members(_Stream(file, bounds))


@contextmanager
def _malformed_is_unusable() -> Iterator[None]:
    try:
        yield
    except _MALFORMED:
        raise Unusable(member.CUT_OFF) from None
    except OSError as error:
        raise error if error.errno else Unusable(member.CUT_OFF) from None  # without a number it is bz2's


def _members(stream: _Stream) -> Iterator[Member]:
    said: dict[str, str] = {}  # of the member that comes next
    while any(block := stream.read(BLOCKSIZE)):
        info = TarInfo.frombuf(block, sys.getfilesystemencoding(), "surrogateescape")
        if info.type in (_LONG_NAME, _LONG_LINK, _FOR_ALL, *_FOR_ONE):
            said |= _said(info.type, stream.header(info.size))
            continue
        extended = block if info.type == tarfile.GNUTYPE_SPARSE else b""
        while extended and extended[482 if extended is block else 504]:
            extended = stream.read(BLOCKSIZE)
        size = 0 if info.type in _HAS_NO_DATA else int(said.get("size", info.size))
        pieces = stream.pieces(size)
        yield Member(said.get("path", info.name), info.isdir(), pieces, problem=_problem(info, said))
        for _ in pieces:
            pass  # what nobody wanted
        said = {}
    stream.end()


def _said(kind: bytes, data: bytes) -> Mapping[str, str]:
    """What a header before a member says of it."""
    if kind == _LONG_NAME:
        return {"path": os.fsdecode(data.rstrip(b"\0"))}
    return dict(_records(data)) if kind in _FOR_ONE else {}


def _records(data: bytes) -> Iterator[tuple[str, str]]:
    """``25 path=alice/ex04.py\\n``, where 25 is the length of it all."""
    while data.rstrip(b"\0"):
        length = int(data.partition(b" ")[0])
        record, data = data[:length], data[length:]
        key, is_there, value = record.partition(b" ")[2].partition(b"=")
        if not is_there or not value.endswith(b"\n"):
            raise EOFError
        yield os.fsdecode(key), os.fsdecode(value[:-1])


def _problem(info: TarInfo, said: Mapping[str, str]) -> Text | None:
    if info.issym():
        return member.LINK
    if info.islnk():
        return member.HARD_LINK
    if info.type == tarfile.GNUTYPE_SPARSE or any(key.startswith("GNU.sparse") for key in said):
        return member.SPARSE
    return None if info.type in tarfile.REGULAR_TYPES or info.isdir() else member.SPECIAL


class _Stream:
    """The bytes of a tar archive, unpacked as they are asked for; Unusable where they end too early."""

    def __init__(self, file: BinaryIO, bounds: Bounds) -> None:
        self._file, self._bounds = file, bounds
        self._unpacked = _unpacked(file)
        self._rest = b""
        self._count = self._of_files = 0

    def read(self, size: int) -> bytes:
        return b"".join(self.pieces(size, padded=False))

    def header(self, size: int) -> bytes:
        if size > _LONGEST_HEADER:
            raise Unusable(member.CUT_OFF)
        return b"".join(self.pieces(size))

    def pieces(self, size: int, padded: bool = True) -> Iterator[bytes]:
        """The next ``size`` bytes, and past what fills the last block."""
        if size < 0:
            raise Unusable(member.CUT_OFF)
        left, filling = size, -size % BLOCKSIZE if padded else 0
        while left:
            piece = self._some(left)
            left -= len(piece)
            self._count_of_files(len(piece) if padded else 0)
            yield piece
        while filling:
            filling -= len(self._some(filling))

    def end(self) -> None:
        """What follows the last member is nothing but zeros."""
        while piece := self._rest or self._next():
            self._rest = b""
            if any(piece):
                raise Unusable(member.CUT_OFF)

    def _some(self, most: int) -> bytes:
        self._rest = self._rest or self._next()
        if not self._rest:
            raise Unusable(member.CUT_OFF)
        piece, self._rest = self._rest[:most], self._rest[most:]
        return piece

    def _next(self) -> bytes:
        with _malformed_is_unusable():
            piece = next(self._unpacked, b"")
        self._count += len(piece)
        if self._count > self._bounds.total:
            raise member.too_much(self._bounds)
        return piece

    def _count_of_files(self, size: int) -> None:
        """Headers are not counted: those of many small files pack as well as a bomb does."""
        self._of_files += size
        if self._of_files > self._bounds.member + self._bounds.ratio * self._file.tell():
            raise Unusable(member.a_bomb(self._bounds))


def _unpacked(file: BinaryIO) -> Iterator[bytes]:
    begin = file.read(6)
    file.seek(0)
    if begin.startswith(b"\xfd7zXZ\0"):
        return _from_xz(file)
    if begin.startswith(b"\x1f\x8b"):
        return _read_through(gzip.GzipFile(fileobj=file))
    return _read_through(bz2.BZ2File(file) if begin.startswith(b"BZh") else file)


def _read_through(file: BinaryIO | gzip.GzipFile | bz2.BZ2File) -> Iterator[bytes]:
    return iter(lambda: file.read(PIECE), b"")


def _from_xz(file: BinaryIO) -> Iterator[bytes]:
    """The library's LZMAFile takes as much memory as the archive asks for."""
    decoder = lzma.LZMADecompressor(memlimit=_XZ_MEMORY)
    while not decoder.eof:
        packed = file.read(PIECE) if decoder.needs_input else b""
        if decoder.needs_input and not packed:
            raise EOFError
        if piece := decoder.decompress(packed, PIECE):
            yield piece
