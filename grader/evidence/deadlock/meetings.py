"""Events that nobody sets, notifies that never come, barriers at which one is missing."""

from __future__ import annotations

from grader.evidence.deadlock.cause import Cause, about
from grader.evidence.deadlock.graph import Root
from grader.evidence.deadlock.scene import Scene, Stand


def event_never_set(scene: Scene, root: Root) -> Cause | None:
    stand = root[-1]
    if stand.call.awaits != "event" or stand.line is None:
        return None
    event = scene.meeting(stand)
    if event is not None and event.notifies:
        return about(
            scene,
            stand,
            "event_never_set",
            "{who} waits in {call}() at line {line}. The event was set at line {set} and has been cleared "
            "since; nobody is left who would set it again.",
            set=scene.line(event.notifies[-1]),
        )
    return about(
        scene,
        stand,
        "event_never_set",
        "{who} waits in {call}() at line {line}, but nobody calls set(): all others have ended or wait as "
        "well.",
    )


def condition_never_notified(scene: Scene, root: Root) -> Cause | None:
    stand = root[-1]
    if stand.call.awaits != "notify" or stand.line is None:
        return None
    condition, wait = scene.meeting(stand), scene.ledger.awaited.get(stand.thread)
    if condition is None or wait is None or not condition.notifies:
        return about(
            scene,
            stand,
            "condition_never_notified",
            "{who} waits in {call}() at line {line} for a notify() that never comes: all others have ended "
            "or wait as well.",
        )
    last = condition.notifies[-1]
    if last.at > wait.at:  # it was notified, and waits for the lock or for its turn
        return None
    return about(
        scene,
        stand,
        "condition_never_notified",
        "{who} waits in {call}() at line {line} for a notify() that came too early: line {notified} called "
        "it before anybody waited, and a notify() is not kept. Test the state before you wait: "
        "condition.wait_for(lambda: …).",
        notified=scene.line(last),
    )


def barrier_short(scene: Scene, root: Root) -> Cause | None:
    stand = root[-1]
    if stand.call.awaits != "barrier" or stand.line is None:
        return None
    barrier = scene.meeting(stand)
    come = sum(_is_at(scene, other, stand) for other in scene.stands)
    if barrier is None or barrier.made is None:
        return about(scene, stand, "barrier_short", _SHORT, n=come)
    return about(scene, stand, "barrier_short", _SHORT_OF, n=come, made=scene.line(barrier.made))


_SHORT = (
    "Only {n} have come to the barrier, in {call}() at line {line}: it was made for more, and opens only "
    "when all have come."
)
_SHORT_OF = (
    "Only {n} have come to the barrier (made at line {made}), in {call}() at line {line}: it was made for "
    "more, and opens only when all have come."
)


def _is_at(scene: Scene, other: Stand, stand: Stand) -> bool:
    """Whether it stands at the same barrier."""
    if other.call != stand.call:
        return False
    if stand.call.inside:
        return other.process is stand.process
    return scene.meeting(other) is scene.meeting(stand)
