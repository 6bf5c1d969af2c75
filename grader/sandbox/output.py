"""Standard output and error of a submission: every chunk stamped by the kernel with its writer's pid.

Each stream is one end of a unix stream socket pair whose reading end has SO_PASSCRED set; the kernel never
merges chunks of different writers, and names also those that have already exited.  ``Lines`` assembles
whole lines per writer and stream; it is pure.
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from grader.evidence import Stream

Writer = TypeVar("Writer", bound=Hashable)

_UCRED = struct.Struct("=iII")
ANCILLARY = socket.CMSG_SPACE(_UCRED.size)  # room for credentials only: no descriptor gets in
_CHUNK = 1 << 18


def stream_pair() -> tuple[socket.socket, int]:
    """(our reading end, descriptor for the submission)."""
    reader, writer = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    reader.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
    reader.shutdown(socket.SHUT_WR)
    reader.setblocking(False)
    return reader, writer.detach()


def read_chunk(reader: socket.socket) -> tuple[int, bytes] | None:
    """(writer's pid, bytes); None when nothing is there now.  End-of-file gives pid 0 and no bytes."""
    try:
        data, ancillary, _, _ = reader.recvmsg(_CHUNK, ANCILLARY)
    except (BlockingIOError, InterruptedError):
        return None
    return stamped_pid(ancillary), data


def stamped_pid(ancillary: list[tuple[int, int, bytes]]) -> int:
    """The sender's pid by the kernel's word, 0 if there was no stamp."""
    for level, kind, payload in ancillary:
        if level == socket.SOL_SOCKET and kind == socket.SCM_CREDENTIALS and len(payload) >= _UCRED.size:
            return int(_UCRED.unpack_from(payload)[0])
    return 0


def peer_pid(connection: socket.socket) -> int:
    """Who has connected, by the kernel's word."""
    return int(_UCRED.unpack(connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _UCRED.size))[0])


@dataclass(frozen=True, slots=True)
class OutputLine(Generic[Writer]):
    """A line as bytes; ``partial`` if it has no end or another writer cut it in two."""

    writer: Writer
    stream: Stream
    data: bytes
    partial: bool


@dataclass(slots=True)
class _Open:
    """A line that has begun and not ended."""

    data: bytearray = field(default_factory=bytearray)
    cut: bool = False  # another writer wrote to the same stream in the meantime


class Lines(Generic[Writer]):
    """Chunks in, lines out.  ``add`` in the order of arrival, ``finish`` once."""

    def __init__(self) -> None:
        self.done: list[OutputLine[Writer]] = []
        self._open: dict[tuple[Stream, Writer], _Open] = {}

    def add(self, writer: Writer, stream: Stream, data: bytes) -> None:
        self._cut_others(writer, stream)
        current = self._open.setdefault((stream, writer), _Open())
        *whole, rest = data.split(b"\n")
        for piece in whole:
            self.done.append(OutputLine(writer, stream, bytes(current.data) + piece, current.cut))
            current.data, current.cut = bytearray(), False
        current.data += rest

    def finish(self) -> list[OutputLine[Writer]]:
        """All lines; those without an end come last and are partial."""
        for (stream, writer), rest in self._open.items():
            if rest.data:
                self.done.append(OutputLine(writer, stream, bytes(rest.data), True))
        self._open.clear()
        return self.done

    def _cut_others(self, writer: Writer, stream: Stream) -> None:
        for (other_stream, other), current in self._open.items():
            if other_stream == stream and other != writer and current.data:
                current.cut = True


def shortened(lines: list[OutputLine[Writer]], head: int, tail: int) -> tuple[list[OutputLine[Writer]], int]:
    """The first ``head`` and the last ``tail`` bytes of the lines, and how many bytes were left out."""
    first = list(_within(lines, head))
    last = list(_within(lines[len(first) :][::-1], tail))[::-1]
    left_out = lines[len(first) : len(lines) - len(last)]
    return first + last, sum(len(line.data) + 1 for line in left_out)


def _within(lines: list[OutputLine[Writer]], budget: int) -> Iterator[OutputLine[Writer]]:
    for line in lines:
        budget -= len(line.data) + 1
        if budget < 0:
            return
        yield line
