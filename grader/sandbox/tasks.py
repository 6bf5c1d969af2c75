"""Reading the threads of a tree from /proc, for the proof that nothing moves in it."""

from __future__ import annotations

import os
from collections.abc import Iterable

from grader.sandbox import proctree
from grader.sandbox.calls import wait_of
from grader.sandbox.quiet import Helpers, Key, Scan, Task


def scan(pids: Iterable[int], helpers: Helpers) -> Scan:
    """Every thread of these processes, zombies left out, in the order of their keys."""
    found = []
    for pid in pids:
        for tid in proctree.threads(pid):
            task = read(pid, tid, helpers)
            if task is not None:
                found.append(task)
    return tuple(sorted(found, key=lambda task: task.key))


def peek(key: Key, helpers: Helpers) -> Task | None:
    """That thread alone, or None if it is gone."""
    task = read(key[0], key[1], helpers)
    return task if task is not None and task.key == key else None


def read(pid: int, tid: int, helpers: Helpers) -> Task | None:
    """One thread: counter, state and call, and the counter again, in this order."""
    folder = f"/proc/{pid}/task/{tid}"
    try:
        before = _counter(folder)
        stat = proctree.parse_stat(tid, proctree.read(f"{folder}/stat"))
        call = _call(folder)
        after = _counter(folder)
    except (OSError, ValueError):
        return None
    if stat.ended:
        return None
    return Task((pid, tid, stat.start), stat.state, call, wait_of(call), before, after, helpers.get(tid))


def _call(folder: str) -> str:
    """"" where we may not see it: such a thread is never quiet, and nothing is ever claimed of its tree."""
    try:
        return proctree.read(f"{folder}/syscall").decode().strip()
    except PermissionError:
        return ""


def runs(pid: int, tid: int) -> bool:
    """Whether a thread has a core or waits for one."""
    try:
        stat = proctree.parse_stat(tid, proctree.read(f"/proc/{pid}/task/{tid}/stat"))
    except OSError:
        return False
    return stat.state == "R"


def _counter(folder: str) -> str:
    return proctree.read(f"{folder}/schedstat").decode()


def whole_tree(root: int) -> set[int]:
    """Pids below ``root`` by an exact walk through all of /proc, zombies left out; for the moment of the
    claim, since the kernel's lists of children are not exact while processes come and go."""
    parents = {}
    for name in os.listdir("/proc"):
        stat = proctree.stat(int(name)) if name.isdigit() else None
        if stat is not None:
            parents[stat.pid] = stat
    return {pid for pid, stat in parents.items() if not _is_gone(pid, stat) and _is_below(pid, root, parents)}


def _is_gone(pid: int, stat: proctree.Stat) -> bool:
    """A process whose first thread has ended is none while others of its threads live."""
    return stat.ended and len(proctree.threads(pid)) <= 1


def _is_below(pid: int, root: int, parents: dict[int, proctree.Stat]) -> bool:
    while pid in parents and pid > 1:
        pid = parents[pid].ppid
        if pid == root:
            return True
    return False


def can_be_read(pid: int) -> bool:
    """Whether this system lets us see what a process waits in (ptrace rights, Yama, gVisor)."""
    try:
        return bool(proctree.read(f"/proc/{pid}/syscall"))
    except OSError:
        return False
