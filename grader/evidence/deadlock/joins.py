"""Ends that do not come: a queue that is not emptied, a thread that never ends, a stopped process."""

from __future__ import annotations

from grader.evidence.deadlock.cause import Cause, about
from grader.evidence.deadlock.graph import Root, feeder, joined
from grader.evidence.deadlock.scene import Scene, Stand


def join_before_get(scene: Scene, root: Root) -> Cause | None:
    """A process ends only after all that it put has been taken out: a pipe holds some 64 kB."""
    for stand in scene.stands:
        joiner = _joiner(scene, stand)
        if stand.call.awaits == "flush" and feeder(scene, stand.process.index) is not None:
            return _cannot_end(scene, stand, joiner)
        if stand.call.awaits == "reader" and joiner is not None and joiner.line and stand.line:
            return _cannot_send(scene, stand, joiner)
    return None


def _joiner(scene: Scene, stand: Stand) -> Stand | None:
    joiners = (s for s in scene.stands if s.call.awaits == "child")
    return next((s for s in joiners if joined(scene, s) == stand.process.index), None)


def _cannot_end(scene: Scene, stand: Stand, joiner: Stand | None) -> Cause | None:
    stuck = feeder(scene, stand.process.index)
    queue = scene.ledger.queues.get(str(stuck.inodes[0])) if stuck and stuck.inodes else None
    puts = [put for put in queue.puts if put.process == stand.process.index] if queue else []
    if not puts:
        return None
    put = scene.line(puts[-1])
    if joiner is None or joiner.line is None:
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


_JOINS_FIRST = (
    "{who} cannot end: it put more into its queue (line {put}) than the pipe holds, and a process ends only "
    "when all of that has been taken out. {joiner} would have to get it, but waits in {join}() at line "
    "{join_line} for {who} to end. Get first, then join."
)
_NOBODY_GETS = (
    "{who} cannot end: it put more into its queue (line {put}) than the pipe holds, and a process ends only "
    "when all of that has been taken out; nobody gets it."
)


def _cannot_send(scene: Scene, stand: Stand, joiner: Stand) -> Cause:
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
