"""Reading what /proc says of processes, and the one wish that can be uttered there.

Every function copes with a process that is gone: it returns None or nothing.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGESIZE")
_PIECE = 65_536
_FORKED = 0x40  # PF_FORKNOEXEC, <linux/sched.h>


class Stat(NamedTuple):
    """A line of /proc/PID/stat.  ``start`` is in ticks since boot and, with the pid, names a process for
    good; CPU times are seconds; ``rss`` bytes; ``status`` the wait status, meaningful for a zombie."""

    pid: int
    state: str
    ppid: int
    start: int
    cpu: float
    children_cpu: float
    rss: int
    status: int
    forked: bool = False  # and has executed no program since

    @property
    def ended(self) -> bool:
        return self.state in "ZX"


def stat(pid: int) -> Stat | None:
    try:
        return parse_stat(pid, read(f"/proc/{pid}/stat"))
    except OSError:
        return None


def parse_stat(pid: int, text: bytes) -> Stat:
    """The text of a stat file, of a process or of one thread."""
    # The name may hold spaces and brackets; after its last bracket come the fields from the third on.
    fields = text[text.rindex(b")") + 2 :].split()
    return Stat(
        pid=pid,
        state=fields[0].decode(),
        ppid=int(fields[1]),
        start=int(fields[19]),
        cpu=(int(fields[11]) + int(fields[12])) / TICKS,
        children_cpu=(int(fields[13]) + int(fields[14])) / TICKS,
        rss=int(fields[21]) * _PAGE,
        status=int(fields[49]),
        forked=bool(int(fields[6]) & _FORKED),
    )


def descendants(root: int, leaving_out: Collection[int] = ()) -> Iterator[int]:
    """Pids below ``root``, parents before children, zombies included; ``leaving_out`` and what is below them
    is not walked into, so that nobody who has just been born there is mistaken for somebody else's.

    The kernel's list is not exact while processes come and go; whoever needs all asks again.
    """
    for child in _children(root):
        if child not in leaving_out:
            yield child
            yield from descendants(child, leaving_out)


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for thread in threads(pid):
        try:
            found += map(int, read(f"/proc/{pid}/task/{thread}/children").split())
        except OSError:
            continue
    return found


def threads(pid: int) -> list[int]:
    """Ids of its threads; none if it is gone."""
    try:
        return [int(name) for name in os.listdir(f"/proc/{pid}/task")]
    except OSError:
        return []


def innermost(folder: str) -> int | None:
    """The pid or thread id, by its folder in /proc, in the pid namespace in which it runs itself."""
    try:
        text = read(f"{folder}/status")
        return int(text[text.index(b"\nNSpid:") :].split(b"\n", 2)[1].split()[-1])
    except (OSError, ValueError, IndexError):
        return None


def command(pid: int) -> str:
    """The command line, arguments separated by blanks."""
    try:
        return read(f"/proc/{pid}/cmdline").replace(b"\0", b" ").decode("utf-8", "backslashreplace").strip()
    except OSError:
        return ""


def proportional_memory(pid: int) -> int:
    """Bytes, pages shared with others counted in proportion (PSS); dear: about 0.15 ms per process."""
    try:
        for line in read(f"/proc/{pid}/smaps_rollup").splitlines():
            if line.startswith(b"Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def wait_for_cpu(pid: int) -> float:
    """Seconds that all threads of a process together stood ready to run without a core."""
    waits = 0
    try:
        for thread in threads(pid):
            waits += int(read(f"/proc/{pid}/task/{thread}/schedstat").split()[1])
    except (OSError, IndexError):
        pass
    return waits / 1e9


def socket_inode(pid: int, descriptor: int) -> int | None:
    """The inode of a process's socket, None if that descriptor is none."""
    try:
        kind, _, inode = os.readlink(f"/proc/{pid}/fd/{descriptor}").partition(":")
    except OSError:
        return None
    return int(inode.strip("[]")) if kind == "socket" else None


def is_unix_socket(pid: int, inode: int) -> bool:
    """Whether there is a unix socket with this inode in the process's network namespace."""
    try:
        lines = read(f"/proc/{pid}/net/unix").splitlines()[1:]
    except OSError:
        return False
    return any(int(line.split(None, 7)[6]) == inode for line in lines)


def sockets(pid: int) -> set[int]:
    """The inodes of all sockets that a process holds."""
    try:
        return {inode for name in os.listdir(f"/proc/{pid}/fd") if (inode := socket_inode(pid, int(name)))}
    except OSError:
        return set()


def favour_own_session() -> None:
    """The kernel shares the cores among sessions, so a program that makes hundreds of them would starve its
    supervisor.  Only root may ask for more than its share."""
    try:
        Path("/proc/self/autogroup").write_text("-20")
    except OSError:
        pass


def own_descriptors() -> list[int]:
    return [int(name) for name in os.listdir("/proc/self/fd")]


def read(path: str) -> bytes:
    """A file of /proc, to its end; cheaper than ``Path.read_bytes``, since this is done all the time."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        text = piece = os.read(descriptor, _PIECE)
        while piece:
            piece = os.read(descriptor, _PIECE)
            text += piece
    finally:
        os.close(descriptor)
    return text
