"""Threads of the library that wait for something to do: they never are the reason of a hang."""

from __future__ import annotations

from grader.evidence.blocked import Blocked
from grader.evidence.deadlock.calls import Key, key
from grader.evidence.process import Process

FEEDER: Key = ("multiprocessing/queues", "_feed")
RESULT_HANDLER: Key = ("multiprocessing/pool", "_handle_results")
TASK_HANDLER: Key = ("multiprocessing/pool", "_handle_tasks")
EXECUTOR_MANAGER: Key = ("futures/process", "run")
_HELPERS = {
    FEEDER, RESULT_HANDLER, TASK_HANDLER, EXECUTOR_MANAGER, ("multiprocessing/pool", "_handle_workers"),
    ("asyncio/unix_events", "_do_waitpid"),
}  # fmt: skip

TASK_LOOPS: tuple[Key, ...] = (
    ("multiprocessing/pool", "worker"),
    ("futures/process", "_process_worker"),
    ("futures/thread", "_worker"),
)
_BETWEEN_TASKS = {("multiprocessing/queues", "get"), ("multiprocessing/queues", "put")}


def keys(one: Blocked) -> list[Key]:
    """The functions on a thread's stack, innermost first."""
    return [key(frame) for frame in one.stack]


def is_idle(one: Blocked, process: Process) -> bool:
    """Whether a thread without a line of the student's does nothing for them either.

    A function in C or of the library may have been given as target or task; such a thread is at work.
    """
    if one.helper or process.is_library or process.role == "manager":
        return True
    is_first = one.thread == process.pid
    if not one.stack:  # no Python, or stopped; else a thread of a library in C
        return not is_first or (process.role == "worker" and one.kind != "stopped")
    functions = keys(one)
    if not _HELPERS.isdisjoint(functions):
        return True
    loop = next((functions.index(loop) for loop in TASK_LOOPS if loop in functions), None)
    if loop is None:
        return False
    if loop == 0:  # in a call in C: a process's worker in its task, a thread's worker at its queue
        return not (is_first and process.role == "worker")
    return functions[loop - 1] in _BETWEEN_TASKS
