"""Records between two processes: each is its length in eight bytes, then one JSON document."""

from __future__ import annotations

import socket
from typing import TypeVar

from grader import wire

T = TypeVar("T")


class Channel:
    """One end of a socket pair."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end

    def send(self, record: object) -> None:
        """OSError if nobody is there any more."""
        data = wire.encode(record)
        self._end.settimeout(None)
        self._end.sendall(len(data).to_bytes(8, "big") + data)

    def receive(self, kind: type[T], timeout: float | None = None) -> T:
        """The next record.  EOFError if the other end is closed, TimeoutError after ``timeout`` seconds
        of silence; after either of them the channel is of no more use."""
        self._end.settimeout(timeout)
        length = int.from_bytes(self._exactly(8), "big")
        return wire.decode(self._exactly(length), kind)

    def close(self) -> None:
        self._end.close()

    def _exactly(self, size: int) -> bytes:
        data = bytearray(size)
        view = memoryview(data)
        while view:
            try:
                got = self._end.recv_into(view)
            except ConnectionResetError:
                got = 0
            if not got:
                raise EOFError("the other end is closed")
            view = view[got:]
        return bytes(data)


def pair() -> tuple[Channel, Channel]:
    ours, theirs = socket.socketpair()
    return Channel(ours), Channel(theirs)
