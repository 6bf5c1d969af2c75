"""Whether anything outside of a sleeping tree, or a timer, could still wake it.

Most of it holds by construction: the kit handed out every descriptor that the program began with, so each
other pipe, socket pair and semaphore was made inside the tree.  What is left is looked at one by one, and
whatever is not known to be harmless is a reason not to claim anything.
"""

from __future__ import annotations

import os
import re
import signal
import struct
from collections.abc import Collection, Iterator
from pathlib import Path

from grader.sandbox import sockets, unwatched
from grader.sandbox.calls import Wait
from grader.sandbox.outside import Outside
from grader.sandbox.quiet import Scan, Task

_REAL_CLOCKS = {"0", "1", "7", "8", "9", "11"}  # timer_create on a clock that runs while all sleep
_UNSAFE = ("anon_inode:[io_uring]", "anon_inode:[userfaultfd]")
_POLLFD = struct.Struct("=ihh")
_LATE = 1.0  # s by which an alarm may go off late (a virtual machine can lose its core for a while)
_INODE = re.compile(r"(?:socket|pipe):\[(\d+)\]")


def open_reasons(scan: Scan, outside: Outside) -> list[str]:
    """Why the tree could still be woken; empty if it cannot."""
    pids = sorted({task.pid for task in scan})
    reasons = [reason for task in scan for reason in _of_task(task, pids, outside)]
    reasons += [reason for pid in pids for reason in _timers(pid, outside)]
    return reasons


def _of_task(task: Task, pids: Collection[int], outside: Outside) -> Iterator[str]:
    wait = task.wait
    if wait is None or task.state == "T" or task.helper == "spins":
        return
    try:
        yield from _of_wait(task.pid, wait, pids, outside)
    except (OSError, ValueError, struct.error) as error:
        yield f"what thread {task.key[1]} waits on cannot be read: {error}"


def _of_wait(pid: int, wait: Wait, pids: Collection[int], outside: Outside) -> Iterator[str]:
    if wait.kind == "shared_futex":
        yield from _shared_memory(pid, wait.target)
    elif wait.kind in ("read", "write", "accept"):
        yield from _descriptor(pid, wait.target, pids, outside, blocking=True)
    elif wait.kind in ("poll", "select", "epoll"):
        for descriptor in WATCHED[wait.kind](pid, wait):
            yield from _descriptor(pid, descriptor, pids, outside, blocking=False)
    elif wait.kind == "child" and wait.target > 0 and wait.target not in map(outside.inside, pids):
        yield f"it waits for process {wait.target}, which does not belong to the run or has just ended"
    elif wait.kind == "awaited_signal":
        yield from _awaited_alarm(pid, wait)


# -- memory -------------------------------------------------------------------------------------------


def _shared_memory(pid: int, address: int) -> Iterator[str]:
    for line in Path(f"/proc/{pid}/maps").read_text("utf-8", "replace").splitlines():
        span, _, _, _, inode, *path = line.split(None, 5)
        low, high = (int(end, 16) for end in span.split("-"))
        if low <= address < high:
            name = path[0] if path else ""
            if inode != "0" and not name.endswith("(deleted)") and not name.startswith("/dev/shm/"):
                yield f"it waits on memory in {name}"
            return
    yield "it waits on memory that is not mapped"


def _read_memory(pid: int, address: int, size: int) -> bytes:
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        memory.seek(address)
        return memory.read(size)


# -- descriptors --------------------------------------------------------------------------------------


def _polled(pid: int, wait: Wait) -> list[int]:
    data = _read_memory(pid, wait.target, _POLLFD.size * min(wait.arguments[1], 4096))
    return [entry[0] for entry in _POLLFD.iter_unpack(data) if entry[0] >= 0]


def _selected(pid: int, wait: Wait) -> list[int]:
    count, *sets = wait.arguments[:4]
    found = set()
    for address in filter(None, sets):
        bits = int.from_bytes(_read_memory(pid, address, (min(count, 1024) + 7) // 8), "little")
        found |= {number for number in range(min(count, 1024)) if bits >> number & 1}
    return sorted(found)


def _epolled(pid: int, wait: Wait) -> list[int]:
    """A file stays in the set when its descriptor is closed and reused, as long as a copy of it is open."""
    info = Path(f"/proc/{pid}/fdinfo/{wait.target}").read_text()
    found = re.findall(r"^tfd:\s+(\d+) .* ino:([0-9a-f]+) ", info, re.MULTILINE)
    for number, inode in found:
        if Path(f"/proc/{pid}/fd/{number}").stat().st_ino != int(inode, 16):
            raise ValueError("it waits on a descriptor that it has closed")
    return [int(number) for number, _ in found]


WATCHED = {"poll": _polled, "select": _selected, "epoll": _epolled}


def _descriptor(
    pid: int, number: int, pids: Collection[int], outside: Outside, blocking: bool
) -> Iterator[str]:
    link = os.readlink(f"/proc/{pid}/fd/{number}")
    inode = _INODE.fullmatch(link)
    if inode and int(inode[1]) in outside.inodes:
        yield "it waits for the kit"
    elif link.startswith("pipe:"):
        return
    elif link.startswith("socket:"):
        yield from sockets.open_reasons(pid, number, pids, outside, blocking)
    elif link == "anon_inode:[pidfd]":
        target = re.search(r"^Pid:\s+(-?\d+)", Path(f"/proc/{pid}/fdinfo/{number}").read_text(), re.MULTILINE)
        if target is None or int(target[1]) not in pids:
            yield "it waits for a process that does not belong to the run or has just ended"
    else:
        yield f"it waits on {link}"


# -- timers and signals -------------------------------------------------------------------------------


def _timers(pid: int, outside: Outside) -> Iterator[str]:
    if outside.alarms.get(pid, 0.0) + _LATE > outside.now:
        yield "an alarm is set"
    try:
        watched = unwatched.is_watched(pid, outside.channels.get(pid))
        if not watched and unwatched.may_call(pid, unwatched.ALARMS):
            yield f"process {pid} is not watched and could have set an alarm"
        status = dict(re.findall(r"^(\w+):\s*(.*)$", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE))
        caught = int(status["SigCgt"], 16) | int(status["SigBlk"], 16)
        if caught >> (signal.SIGALRM - 1) & 1:
            yield "it could be woken by an alarm"
        if status.get("TracerPid", "0") != "0":
            yield "it is being traced"
        clocks = re.findall(r"^ClockID:\s*(\d+)", Path(f"/proc/{pid}/timers").read_text(), re.MULTILINE)
        if _REAL_CLOCKS & set(clocks):
            yield "a timer is set"
        if _is_32_bit(pid):
            yield "it is a 32-bit program"
        yield from _timer_descriptors(pid)
    except (OSError, KeyError, ValueError) as error:
        yield f"the timers of process {pid} cannot be read: {error}"


def _timer_descriptors(pid: int) -> Iterator[str]:
    for number in os.listdir(f"/proc/{pid}/fd"):
        link = os.readlink(f"/proc/{pid}/fd/{number}")
        if link in _UNSAFE:
            yield f"it uses {link}"
        elif link == "anon_inode:[timerfd]":
            info = Path(f"/proc/{pid}/fdinfo/{number}").read_text()
            if "it_value: (0, 0)" not in info:
                yield "a timer is set"


def _is_32_bit(pid: int) -> bool:
    with open(f"/proc/{pid}/exe", "rb") as program:
        return program.read(5)[4] != 2


def _awaited_alarm(pid: int, wait: Wait) -> Iterator[str]:
    """``sigwait`` for SIGALRM: the kernel takes awaited signals out of the blocked set meanwhile."""
    awaited = int.from_bytes(_read_memory(pid, wait.target, 8), "little")
    if awaited >> (signal.SIGALRM - 1) & 1:
        yield "it waits for an alarm"
