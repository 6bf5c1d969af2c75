"""Pools and executors: lost tasks, callbacks that raised or wait, tasks that wait for their own pool."""

from __future__ import annotations

from collections.abc import Collection
from signal import SIGTERM

from grader.evidence.deadlock.calls import Key
from grader.evidence.deadlock.cause import Cause, about
from grader.evidence.deadlock.deaths import death
from grader.evidence.deadlock.graph import Root
from grader.evidence.deadlock.idle import (
    EXECUTOR_MANAGER,
    RESULT_HANDLER,
    TASK_HANDLER,
    TASK_LOOPS,
    keys,
)
from grader.evidence.deadlock.scene import Scene, Stand


def callback_waits(scene: Scene, root: Root) -> Cause | None:
    for stand in scene.stands:
        if stand.line is not None and _runs_below(stand, (RESULT_HANDLER, EXECUTOR_MANAGER)):
            return about(
                scene,
                stand,
                "callback_waits",
                "The callback at line {line} runs in the thread of {who} that collects the results, and "
                "waits there in {call}(): as long as it waits, no other result arrives. A callback must "
                "never wait.",
            )
    return None


def callback_raised(scene: Scene, root: Root) -> Cause | None:
    """The thread that collects results has ended with it; but KeyError, which it takes for its own."""
    for failed in reversed(scene.ledger.failed_callbacks):
        stand = _waits_for_results(scene, failed.process)
        threads = [keys(one) for one in scene.blocked if one.process == failed.process]
        handlers = sum(RESULT_HANDLER in functions for functions in threads)
        pools = sum(TASK_HANDLER in functions for functions in threads)
        if stand is not None and (handlers < pools or failed.value == "KeyError"):
            template = _THREAD_ENDED if handlers < pools else _RESULT_LOST
            return about(scene, stand, "callback_raised", template, error=failed.value)
    return None


_THREAD_ENDED = (
    "A callback raised {error}. It ran in the thread that collects the results of the pool, which has ended "
    "with it: no later result arrives, and {who} waits in {call}() at line {line} for ever."
)
_RESULT_LOST = (
    "A callback raised {error}, so the pool never counts its task as done: {who} waits in {call}() at line "
    "{line} for ever."
)


def generator_waits(scene: Scene, root: Root) -> Cause | None:
    for stand in scene.stands:
        if stand.line is not None and _runs_below(stand, (TASK_HANDLER,)):
            return about(
                scene,
                stand,
                "generic",
                "The generator at line {line} runs in the thread of {who} that hands out the tasks, and "
                "waits there in {call}(): as long as it waits, no other task is handed out.",
            )
    return None


def pool_worker_died(scene: Scene, root: Root) -> Cause | None:
    """A worker that ended in the middle of a task, or not of its own accord; an executor would notice."""
    for dead in scene.ended:
        lost = scene.ledger.unfinished.get(dead.index, ())
        stand = None if dead.started_by is None else _waits_for_results(scene, dead.started_by)
        if dead.role != "worker" or stand is None or not (lost or dead.exit_code):
            continue
        if dead.exit_code == -SIGTERM and dead.started_by not in scene.ledger.renewed:
            continue  # a pool that was terminated is another one
        how, fields = death(scene, dead)
        templates = _TASK_LOST if lost else _WORKER_LOST
        return about(
            scene,
            stand,
            "pool_worker_died",
            templates[how],
            **fields,
        )
    return None


_TASK_LOST = {
    "error": "{dead} ended with {error} at line {error_line} in the middle of a task. A Pool does not "
    "notice that the task is lost: {who} waits in {call}() at line {line} for its result for ever.",
    "error_in_library": "{dead} ended with {error} in the middle of a task. A Pool does not notice that the "
    "task is lost: {who} waits in {call}() at line {line} for its result for ever.",
    "code": "{dead} ended with exit code {code} in the middle of a task. A Pool does not notice that the "
    "task is lost: {who} waits in {call}() at line {line} for its result for ever.",
    "signal": "{dead} was ended by {signal} in the middle of a task. A Pool does not notice that the task "
    "is lost: {who} waits in {call}() at line {line} for its result for ever.",
}
_WORKER_LOST = {
    "error": "{dead} ended with {error} at line {error_line}, and with it what it had in hand: a task, or "
    "the lock of the pool's queue. A Pool does not notice; {who} waits in {call}() at line {line} for ever.",
    "error_in_library": "{dead} ended with {error}, and with it what it had in hand: a task, or the lock of "
    "the pool's queue. A Pool does not notice; {who} waits in {call}() at line {line} for ever.",
    "code": "{dead} ended with exit code {code}, and with it what it had in hand: a task, or the lock of "
    "the pool's queue. A Pool does not notice; {who} waits in {call}() at line {line} for ever.",
    "signal": "{dead} was ended by {signal}, and with it what it had in hand: a task, or the lock of the "
    "pool's queue. A Pool does not notice; {who} waits in {call}() at line {line} for ever.",
}


def task_waits_for_own_pool(scene: Scene, root: Root) -> Cause | None:
    """All threads that could run a task wait in one for another task's result."""
    stand = root[-1]
    workers = [
        one
        for one in scene.blocked
        if one.process == stand.process.index and not set(TASK_LOOPS).isdisjoint(keys(one))
    ]
    stands = [scene.at((one.process, one.thread)) for one in workers]
    waiting = [s for s in stands if s is not None and s.call.awaits == "result"]
    if stand.is_first or stand not in waiting or len(waiting) < len(workers):
        return None
    return about(
        scene,
        stand,
        "task_waits_for_own_pool",
        "A task waits in {call}() at line {line} for the result of another one, but no worker is left to "
        "run that: all of them ({n}) wait like this one. A task must not wait for a task of its own pool.",
        n=len(workers),
    )


def nobody_serves(scene: Scene, root: Root) -> Cause | None:
    """A fork copies the pool, but not the threads that work for it."""
    stand = root[-1]
    threads = [keys(one) for one in scene.blocked if one.process == stand.process.index]
    is_served = any(TASK_HANDLER in functions for functions in threads)
    if stand is not _waits_for_results(scene, stand.process.index) or is_served:
        return None
    return about(
        scene,
        stand,
        "generic",
        "{who} waits in {call}() at line {line}, but it has no thread that serves the pool: the pool was "
        "made by another process, or it has been terminated. Make a pool in the process that uses it.",
    )


def _waits_for_results(scene: Scene, process: int) -> Stand | None:
    """A thread that waits at a Pool; an executor would notice that a worker is gone."""
    pool_calls = ("Pool.", "AsyncResult.", "IMapIterator.")
    at_pools = (stand for stand in scene.of(process) if stand.call.name.startswith(pool_calls))
    return next((stand for stand in at_pools if stand.line is not None), None)


def _runs_below(stand: Stand, functions: Collection[Key]) -> bool:
    return not set(keys(stand.blocked)).isdisjoint(functions)
