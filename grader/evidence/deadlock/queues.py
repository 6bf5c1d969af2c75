"""Queues: never fed, their producer died, too few sentinels, full, task_done forgotten."""

from __future__ import annotations

from grader.evidence.deadlock.cause import Cause, about
from grader.evidence.deadlock.deaths import death
from grader.evidence.deadlock.graph import Root, awaited
from grader.evidence.deadlock.scene import Scene


def producer_died(scene: Scene, root: Root) -> Cause | None:
    """Of those that failed one that never put anything is the likeliest."""
    stand = root[-1]
    if stand.call.inside or stand.call.awaits not in ("item", "message") or stand.line is None:
        return None
    queue = scene.queue(stand)
    silent = [p for p in scene.failed if queue and all(put.process != p.index for put in queue.puts)]
    for dead in (*silent, *scene.failed):
        how, fields = death(scene, dead)
        return about(
            scene,
            stand,
            "producer_died",
            _DIED[how],
            **fields,
        )
    return None


_DIED = {
    "error": "{who} waits in {call}() at line {line}, but {dead} ended with {error} at line {error_line}: "
    "nobody is left who could give it anything.",
    "error_in_library": "{who} waits in {call}() at line {line}, but {dead} ended with {error}: nobody is "
    "left who could give it anything.",
    "code": "{who} waits in {call}() at line {line}, but {dead} ended with exit code {code}: nobody is left "
    "who could give it anything.",
    "signal": "{who} waits in {call}() at line {line}, but {dead} was ended by {signal}: nobody is left who "
    "could give it anything.",
}


def too_few_sentinels(scene: Scene, root: Root) -> Cause | None:
    """Consumers that took all there was and want more, while somebody waits for them to end."""
    stand = root[-1]
    queue = scene.queue(stand)
    if stand.call.awaits != "item" or queue is None or not queue.gets or len(queue.gets) != len(queue.puts):
        return None
    if not any(stand in awaited(scene, other) for other in scene.stands):
        return None
    waiting = {s.process.index for s in scene.stands if s.call.awaits == "item" and scene.queue(s) is queue}
    consumers = queue.takers | waiting
    return about(
        scene,
        stand,
        "too_few_sentinels",
        _NO_SENTINEL if consumers == waiting else _TOO_FEW,
        waiting=len(waiting),
        all=len(consumers),
    )


_TOO_FEW = (
    "{waiting} of {all} consumers, {who} among them, still wait in {call}() at line {line}: the queue is "
    "empty, and nobody is left who could put anything. If an end mark (None) is to stop them, each consumer "
    "needs one of its own."
)
_NO_SENTINEL = (
    "{who} has taken everything that was put and waits for more in {call}() at line {line}; nobody is left "
    "who could put anything. If it takes in a loop, it needs an end mark: put one None for each consumer."
)


def task_done_missing(scene: Scene, root: Root) -> Cause | None:
    stand = root[-1]
    if stand.call.awaits != "tasks_done" or stand.line is None:
        return None
    joinable = (queue for queue in scene.ledger.queues.values() if queue.kind == "JoinableQueue")
    undone = [queue for queue in joinable if queue.done < len(queue.puts)]
    if len(undone) != 1 or stand.call.inside:
        return about(
            scene,
            stand,
            "task_done_missing",
            "{who} waits in {call}() at line {line} until task_done() has been called once for each item "
            "that was put; nobody is left who would call it.",
        )
    queue = undone[0]
    return about(
        scene,
        stand,
        "task_done_missing",
        "{who} waits in {call}() at line {line} until task_done() has been called once for each item. Items "
        "put: {puts}, taken: {gets}; calls of task_done(): {done}.",
        puts=len(queue.puts),
        gets=len(queue.gets),
        done=queue.done,
    )


def bounded_queue_full(scene: Scene, root: Root) -> Cause | None:
    stand = root[-1]
    if stand.call.awaits != "room" or stand.line is None:
        return None
    return about(
        scene,
        stand,
        "bounded_queue_full",
        "{who} waits in {call}() at line {line}: the queue is full (it was made with a maximal size), and "
        "nobody is left who would get an item.",
    )


def pipe_full(scene: Scene, root: Root) -> Cause | None:
    """What sends without a thread of its own (SimpleQueue, Connection) waits until the pipe has room."""
    stand = root[-1]
    if stand.call.awaits != "reader" or stand.line is None:
        return None
    return about(
        scene,
        stand,
        "bounded_queue_full",
        "{who} waits in {call}() at line {line}: it sends more than the pipe holds (some 64 kB), and nobody "
        "is left who would receive it.",
    )


def queue_never_fed(scene: Scene, root: Root) -> Cause | None:
    stand = root[-1]
    queue = scene.queue(stand)
    if stand.call.awaits != "item" or stand.line is None:
        return None
    if queue is None or queue.made is None:
        return about(scene, stand, "queue_never_fed", _NOBODY_PUTS)
    return about(
        scene,
        stand,
        "queue_never_fed",
        _LOST if len(queue.puts) > len(queue.gets) else _EMPTY,
        made=scene.line(queue.made),
        puts=len(queue.puts),
        gets=len(queue.gets),
    )


_NOBODY_PUTS = (
    "{who} waits in {call}() at line {line}, but everybody who could put something has ended or waits as "
    "well."
)
_EMPTY = (
    "{who} waits in {call}() at line {line}. The queue (made at line {made}) is empty, and everybody who "
    "could put something has ended or waits as well. Items put: {puts}, taken: {gets}."
)
_LOST = (
    "{who} waits in {call}() at line {line}. Items put into the queue (made at line {made}): {puts}, "
    "arrived: {gets}. An item is lost if it cannot be pickled (stderr says so), or if its process ends "
    "before it has been sent."
)
