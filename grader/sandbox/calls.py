"""System calls in which a thread may sleep without a time-out, and what it then waits on.

A line of ``/proc/PID/task/TID/syscall`` is ``nr a0 a1 a2 a3 a4 a5 sp pc`` in hexadecimal but for the number;
``running`` and ``-1 …`` (asleep outside of a call: a page fault) name no call.  The numbers are those of
x86-64 and arm64 (asm/unistd_64.h, asm-generic/unistd.h).  This file is pure.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Literal, NamedTuple

Kind = Literal[
    "private_futex", "shared_futex", "read", "write", "accept", "poll", "select", "epoll",
    "child", "signal", "awaited_signal", "timed",
]  # fmt: skip


class Wait(NamedTuple):
    """What a sleeping thread waits on.  ``target`` is a descriptor (read, write, accept, epoll), an address
    (futexes, poll's array, the set of awaited signals), a pid (child: 0 or below means any), or unused;
    ``arguments`` are the call's.

    ``timed`` is a wait that ends by itself: never a proof of anything.
    """

    kind: Kind
    target: int
    arguments: tuple[int, ...]


def wait_of(line: str, machine: str = os.uname().machine) -> Wait | None:
    """The wait that a line of /proc/PID/task/TID/syscall shows; None for any call not known to be one."""
    words = line.split()
    if not words or not words[0].isdigit():
        return None
    rule = _RULES.get(machine, {}).get(int(words[0]))
    if rule is None:
        return None
    arguments = tuple(int(word, 16) for word in words[1:7])
    return rule(arguments)


Rule = Callable[[tuple[int, ...]], "Wait | None"]

_FUTEX_WAITS = (0, 6, 9, 11, 13)
_FUTEX_PRIVATE = 128
_WNOHANG = 1


def _futex(a: tuple[int, ...]) -> Wait | None:
    if a[1] & 0x7F not in _FUTEX_WAITS:
        return None
    if a[3] != 0:
        return Wait("timed", a[0], a)
    return Wait("private_futex" if a[1] & _FUTEX_PRIVATE else "shared_futex", a[0], a)


def _on(kind: Kind) -> Rule:
    return lambda a: Wait(kind, a[0], a)


def _poll(a: tuple[int, ...]) -> Wait:
    return Wait("poll" if _signed(a[2]) < 0 else "timed", a[0], a)


def _ppoll(a: tuple[int, ...]) -> Wait:
    return Wait("poll" if a[2] == 0 else "timed", a[0], a)


def _select(a: tuple[int, ...]) -> Wait:
    return Wait("select" if a[4] == 0 else "timed", a[0], a)


def _epoll(a: tuple[int, ...]) -> Wait:
    return Wait("epoll" if _signed(a[3]) < 0 else "timed", a[0], a)


def _epoll2(a: tuple[int, ...]) -> Wait:
    return Wait("epoll" if a[3] == 0 else "timed", a[0], a)


def _wait4(a: tuple[int, ...]) -> Wait:
    return Wait("child", _signed(a[0]), a)


def _waitid(a: tuple[int, ...]) -> Wait:
    return Wait("child", _signed(a[1]) if a[0] == 1 else -1, a)  # 1 is P_PID


def _sigtimedwait(a: tuple[int, ...]) -> Wait:
    return Wait("awaited_signal" if a[2] == 0 else "timed", a[0], a)


def _signed(number: int) -> int:
    number &= 0xFFFFFFFF
    return number - (1 << 32) if number & 0x80000000 else number


_X86: dict[int, Rule] = {
    202: _futex,
    **dict.fromkeys((0, 19, 45, 47), _on("read")),  # read, readv, recvfrom, recvmsg
    **dict.fromkeys((1, 20, 44, 46), _on("write")),  # write, writev, sendto, sendmsg
    **dict.fromkeys((43, 288), _on("accept")),
    7: _poll,
    271: _ppoll,
    **dict.fromkeys((23, 270), _select),
    **dict.fromkeys((232, 281), _epoll),
    441: _epoll2,
    61: _wait4,
    247: _waitid,
    **dict.fromkeys((34, 130), _on("signal")),  # pause, rt_sigsuspend
    128: _sigtimedwait,
    **dict.fromkeys((35, 230), _on("timed")),  # nanosleep, clock_nanosleep
}
_ARM: dict[int, Rule] = {
    98: _futex,
    **dict.fromkeys((63, 65, 207, 212), _on("read")),
    **dict.fromkeys((64, 66, 206, 211), _on("write")),
    **dict.fromkeys((202, 242), _on("accept")),
    73: _ppoll,
    72: _select,
    22: _epoll,
    441: _epoll2,
    260: _wait4,
    95: _waitid,
    133: _on("signal"),
    137: _sigtimedwait,
    **dict.fromkeys((101, 115), _on("timed")),
}
_RULES: dict[str, dict[int, Rule]] = {"x86_64": _X86, "aarch64": _ARM}
MACHINES = tuple(_RULES)
