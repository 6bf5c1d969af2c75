"""Ends that do not come: a queue that is not emptied, a thread that never ends, a stopped process."""

from __future__ import annotations

from grader.evidence.deadlock.cause import Cause, about
from grader.evidence.deadlock.graph import Root, joined, stuck_queue
from grader.evidence.deadlock.ledger import Queue
from grader.evidence.deadlock.scene import Scene, Stand


def join_before_get(scene: Scene, root: Root) -> Cause | None:
    """A process ends only after all that it put has been taken out: a pipe holds some 64 kB."""
    return next((found for stand in scene.stands if (found := _stuck(scene, stand)) is not None), None)


def _stuck(scene: Scene, stand: Stand) -> Cause | None:
    joiners = (s for s in scene.stands if s.call.awaits == "child")
    joiner = next(
        (s for s in joiners if joined(scene, s) == stand.process.index and s.line is not None), None
    )
    if stand.call.awaits == "flush":
        return _cannot_end(scene, stand, joiner)
    return _cannot_send(scene, stand, joiner)


def _cannot_end(scene: Scene, stand: Stand, joiner: Stand | None) -> Cause | None:
    queue = stuck_queue(scene, stand.process.index)
    puts = [put for put in queue.puts if put.process == stand.process.index] if queue else []
    if queue is None or not puts or _is_for_others(queue, joiner or stand):
        return None
    put = scene.line(puts[-1])
    if joiner is None:
        return about(scene, stand, "join_before_get", _NOBODY_GETS, put=put)
    return about(
        scene,
        stand,
        "join_before_get",
        _JOINS_FIRST,
        (joiner, stand),
        put=put,
        joiner=joiner.who,
        join=joiner.call.name,
        join_line=scene.line(joiner),
    )


def _is_for_others(queue: Queue, stand: Stand) -> bool:
    """Whether somebody else used to take the items out."""
    return bool(queue.takers) and stand.process.index not in queue.takers


_JOINS_FIRST = (
    "{who} cannot end: it put more into its queue (line {put}) than the pipe holds, and a process ends only "
    "when all of that has been taken out. {joiner} would have to get it, but waits in {join}() at line "
    "{join_line} for {who} to end. Get first, then join."
)
_NOBODY_GETS = (
    "{who} cannot end: it put more into its queue (line {put}) than the pipe holds, and a process ends only "
    "when all of that has been taken out; nobody gets it."
)


def _cannot_send(scene: Scene, stand: Stand, joiner: Stand | None) -> Cause | None:
    """The pipe's only other reader waits for it to end."""
    if stand.call.awaits != "reader" or joiner is None or stand.line is None:
        return None
    if not set(stand.blocked.ends) <= {stand.process.index, joiner.process.index}:
        return None
    return about(
        scene,
        stand,
        "join_before_get",
        "{who} waits in {call}() at line {line}: it sends more than the pipe holds, so somebody must "
        "receive it. {joiner} waits in {join}() at line {join_line} for {who} to end. Receive first, then "
        "join.",
        (joiner, stand),
        joiner=joiner.who,
        join=joiner.call.name,
        join_line=scene.line(joiner),
    )


def thread_never_ends(scene: Scene, root: Root) -> Cause | None:
    """The program's own lines are over; a thread that is no daemon keeps it alive."""
    stand = root[-1]
    ending = [s for s in scene.of(stand.process.index) if s.call.at_exit and s.call.awaits == "thread"]
    if not ending or stand.is_first or stand.line is None:
        return None
    return about(
        scene,
        stand,
        "thread_never_ends",
        "{process} has finished its own work, but its thread waits in {call}() at line {line} for ever: a "
        "process ends only when each of its threads that is no daemon has ended.",
        process=stand.process.who,
    )


def stopped(scene: Scene, root: Root) -> Cause | None:
    stand = root[-1]
    if stand.blocked.kind != "stopped":
        return None
    return about(scene, stand, "generic", "{who} was stopped by a signal, and nobody continues it.")
