"""Asking the kernel about a unix socket by its inode, where no copy of it can be had.

``pidfd_getfd`` gives the supervisor a copy of a program's socket; a container usually forbids it.  The
kernel's socket diagnostics (``sock_diag``, which ``ss`` uses) needs no right at all.
"""

from __future__ import annotations

import os
import socket
import struct
from typing import NamedTuple

_NETLINK_SOCK_DIAG, _BY_FAMILY, _REQUEST = 4, 20, 1
_SHOW_NAME, _SHOW_PEER = 1, 4
_NAME, _PEER = 0, 2  # kinds of attributes
_LISTEN = 10
_HEADER = struct.Struct("=IHHII")  # length, type, flags, sequence, pid
_QUESTION = struct.Struct("=BBHIIIII")  # family, protocol, pad, states, inode, what to show, cookie
_ANSWER = struct.Struct("=BBBBIII")  # family, type, state, pad, inode, cookie
_ATTRIBUTE = struct.Struct("=HH")  # length, kind
_ANY = 0xFFFFFFFF


class UnixSocket(NamedTuple):
    """``name`` as the program bound it, "" if it did not, NUL first if it is in no folder; ``peer`` is the
    other end's inode, 0 if there is none or nobody has accepted it yet."""

    listens: bool
    name: str
    peer: int


def look_up(inode: int) -> UnixSocket | None:
    """The unix socket with this inode, None if there is none in this network namespace; OSError where the
    kernel does not answer such questions."""
    question = _QUESTION.pack(socket.AF_UNIX, 0, 0, _ANY, inode, _SHOW_NAME | _SHOW_PEER, _ANY, _ANY)
    header = _HEADER.pack(_HEADER.size + len(question), _BY_FAMILY, _REQUEST, 1, 0)
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, _NETLINK_SOCK_DIAG) as kernel:
        kernel.sendto(header + question, (0, 0))
        return _parsed(kernel.recv(8192))


def _parsed(message: bytes) -> UnixSocket | None:
    length, kind, *_ = _HEADER.unpack_from(message)
    if kind != _BY_FAMILY:  # an error: no such socket
        return None
    state = _ANSWER.unpack_from(message, _HEADER.size)[2]
    attributes, at = {}, _HEADER.size + _ANSWER.size
    while at + _ATTRIBUTE.size <= length:
        size, what = _ATTRIBUTE.unpack_from(message, at)
        attributes[what] = message[at + _ATTRIBUTE.size : at + size]
        at += max(_ATTRIBUTE.size, (size + 3) & ~3)
    name = os.fsdecode(attributes.get(_NAME, b""))
    if not name.startswith("\0"):
        name = name.rstrip("\0")
    return UnixSocket(state == _LISTEN, name, int.from_bytes(attributes.get(_PEER, b""), "little"))
