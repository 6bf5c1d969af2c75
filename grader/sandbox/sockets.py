"""Whether a socket that somebody sleeps on could be woken from outside of the run, or by a clock.

The best witness is a copy of the socket (``pidfd_getfd``).  Containers usually forbid that; then the
kernel's diagnostics tell the other end, and the probe's word must do for time-outs.
"""

from __future__ import annotations

import errno
import os
import socket
import struct
from collections.abc import Collection, Iterator

from grader.sandbox import kernel, proctree, unixsockets, unwatched
from grader.sandbox.outside import Outside

_CREDENTIALS = struct.Struct("=iII")  # pid, uid, gid
_REFUSED = (errno.EPERM, errno.EACCES, errno.ENOSYS)
NETWORK = "it waits on a network socket"
SERVES = "somebody outside could connect to it"
STRANGER = "the other end of its socket does not belong to the run"
TIMED = "it waits on a socket with a time-out"


def open_reasons(
    pid: int, number: int, pids: Collection[int], outside: Outside, blocking: bool
) -> Iterator[str]:
    """Of descriptor ``number`` of a process; ``pids`` is the tree.  ``blocking`` is a call on the socket
    itself, whose time-out shows in no argument."""
    try:
        copy = kernel.copy_descriptor(pid, number)
    except OSError as error:
        if error.errno not in _REFUSED:
            raise
        yield from _by_hearsay(pid, number, pids, outside, blocking)
        return
    with socket.socket(fileno=copy) as copied:
        yield from _by_copy(pid, copied, outside, blocking)


def _by_copy(pid: int, copy: socket.socket, outside: Outside, blocking: bool) -> Iterator[str]:
    if copy.getsockopt(socket.SOL_SOCKET, socket.SO_DOMAIN) != socket.AF_UNIX:
        yield NETWORK
    elif copy.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
        if not (outside.private or _is_private(os.fsdecode(copy.getsockname()), pid, outside.folder)):
            yield SERVES
    elif _maker_of_other_end(copy) not in outside.members:
        yield STRANGER
    for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO) if blocking else ():
        if any(copy.getsockopt(socket.SOL_SOCKET, option, 16)):
            yield TIMED


def _by_hearsay(
    pid: int, number: int, pids: Collection[int], outside: Outside, blocking: bool
) -> Iterator[str]:
    inode = proctree.socket_inode(pid, number) or 0
    found = None if outside.private else unixsockets.look_up(inode)
    if outside.private and proctree.is_unix_socket(pid, inode):
        pass  # nobody outside is in its network
    elif found is None:
        yield NETWORK
    elif found.listens:
        if not (outside.private or _is_private(found.name, pid, outside.folder)):
            yield SERVES
    elif not any(found.peer in proctree.sockets(member) for member in pids):
        yield STRANGER
    if blocking and (inode in outside.timed or any(_may_set_timeout(member, outside) for member in pids)):
        yield TIMED


def _may_set_timeout(pid: int, outside: Outside) -> bool:
    """Whether a process could have done it without that anybody told."""
    watched = unwatched.is_watched(pid, outside.channels.get(pid))
    return not watched and unwatched.may_call(pid, unwatched.TIMEOUTS)


def _is_private(name: str, pid: int, folder: str) -> bool:
    """Whether a listening socket's name is known only inside: in the run's folder, or in one of those that
    multiprocessing makes for its own sockets.  A name that begins with NUL belongs to no folder."""
    if not name or name.startswith("\0"):
        return False
    path = os.path.join(os.readlink(f"/proc/{pid}/cwd"), name)  # noqa: PTH118  a link's text, not a path
    return path.startswith(f"{folder}/") or "/pymp-" in path


def _maker_of_other_end(copy: socket.socket) -> int:
    """Who made the pair, listened or connected; 0 if unknown (a socket that takes messages of anybody)."""
    data = copy.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    return int(_CREDENTIALS.unpack(data)[0])
