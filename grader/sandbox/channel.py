"""The supervisor's end of the probe's connections: who says hello, and what they report.

Everything that arrives was written inside the student's interpreter and is parsed as hostile.  The kernel's
stamp says who sent it; a record that claims another pid is counted as forged and thrown away.
"""

from __future__ import annotations

import re
import socket
from pathlib import Path
from typing import NamedTuple

from grader.sandbox.output import ANCILLARY, stamped_pid

RECORD_BYTES = 4096
_ESCAPE = re.compile(r"\\(.)")
_PLAIN = {"n": "\n", "t": "\t"}
_PATH_BYTES = 104  # sun_path is 108 on Linux, 104 elsewhere


class Hello(NamedTuple):
    """``pid`` is our own for the process, ``parent`` the one that it knows.  ``what`` is start (a new
    interpreter), fork, or again (the old connection was lost)."""

    pid: int
    at: int
    what: str
    parent: int
    descriptor: int


class Report(NamedTuple):
    """An event as it arrived; ``at`` in nanoseconds of CLOCK_MONOTONIC."""

    pid: int
    at: int
    thread: int
    kind: str
    object: str
    value: str
    file: str | None
    line: int | None


class Malformed(Exception):
    """A record that no probe of ours would send; ``forged`` if it claims another process's pid."""

    def __init__(self, forged: bool = False) -> None:
        self.forged = forged


def listener(folder: Path) -> socket.socket:
    """A listening socket below ``folder``.  Credentials are asked for here: set on the accepted socket
    only, records that were sent before it was accepted would come without the true pid."""
    path = str(folder / "probe")
    if len(path.encode()) >= _PATH_BYTES:
        raise OSError(f"{path} is too long a path for a socket: set TMPDIR to a shorter one")
    server = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
    server.bind(path)
    server.listen(1024)
    server.setblocking(False)
    return server


def read_record(connection: socket.socket) -> tuple[int, bytes] | None:
    """(sender's pid, record); None if nothing is there now; an empty record is end-of-file."""
    try:
        data, ancillary, _, _ = connection.recvmsg(RECORD_BYTES, ANCILLARY)
    except (BlockingIOError, InterruptedError):
        return None
    except OSError:
        return 0, b""
    return stamped_pid(ancillary), data


def parse(pid: int, data: bytes, inside: int) -> Hello | Report:
    """The record that process ``pid`` sent, which knows itself as ``inside``; Malformed for anything else."""
    fields = data.decode("utf-8", "replace").split("\t")
    try:
        claimed = int(fields[1])
        if claimed != inside:
            raise Malformed(forged=True)
        if fields[0] == "hello":
            _, _, at, what, parent, descriptor = fields
            return Hello(pid, _count(at), what, _count(parent), _count(descriptor))
        kind, _, at, thread, subject, value, file, line = fields
        where = (_plain(file), _count(line)) if file else (None, None)
        return Report(pid, _count(at), _count(thread), kind[:40], _plain(subject), _plain(value), *where)
    except (ValueError, IndexError):
        raise Malformed from None


def _count(text: str) -> int:
    if len(text) > 20 or not text.isdecimal():
        raise ValueError(text)
    return int(text)


def _plain(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda match: _PLAIN.get(match[1], match[1]), text)
