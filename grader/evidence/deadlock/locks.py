"""Locks: taken twice, in opposite order, never released; semaphores without a place left."""

from __future__ import annotations

from grader.evidence.deadlock.cause import Cause, about
from grader.evidence.deadlock.graph import Root, holders
from grader.evidence.deadlock.ledger import thread_of
from grader.evidence.deadlock.scene import Scene


def same_lock_twice(scene: Scene, root: Root) -> Cause | None:
    stand = root[-1]
    lock = scene.lock(stand)
    own = [taking for taking in holders(scene, stand) if thread_of(taking) == stand.thread]
    if lock is None or lock.made is None or stand.call.awaits != "lock" or not own:
        return None
    return about(
        scene,
        stand,
        "same_lock_twice",
        "{who} took the {lock} (made at line {made}) at line {taken} and takes it again at line {line}: it "
        "waits for itself. Use an RLock, or take the lock in one place only.",
        lock=lock.label,
        made=scene.line(lock.made),
        taken=scene.line(own[-1]),
    )


def value_in_its_own_lock(scene: Scene, root: Root) -> Cause | None:
    """The library itself asks for the lock of a Value, which the probe does not see.  Where nobody but this
    thread holds any lock, and it holds one that cannot be taken twice, it must be that."""
    stand = root[-1]
    held = [(lock, taking) for lock in scene.ledger.locks.values() for taking in lock.takings]
    taken = [taking for lock, taking in held if lock.kind == "Lock"]
    is_others = any(thread_of(taking) != stand.thread for _, taking in held)
    if not stand.call.name.startswith(("Value.", "Array.")) or not taken or is_others:
        return None
    return about(
        scene,
        stand,
        "same_lock_twice",
        "{who} took the lock of a Value or Array at line {taken}, and {call} at line {line} takes the same "
        "lock again: it waits for itself. Make it with its usual RLock (without lock=), or use get_obj() "
        "inside.",
        taken=scene.line(taken[-1]),
    )


def lock_order(scene: Scene, root: Root) -> Cause | None:
    locks = [lock for stand in root if (lock := scene.lock(stand)) is not None]
    made = [lock.made for lock in locks if lock.made is not None]
    if len(root) < 2 or len(made) < len(root):
        return None
    if len(root) > 2:
        return about(
            scene,
            root[0],
            "lock_order",
            "{n} processes or threads wait for each other in a circle: each holds a lock that the next one "
            "wants. Take locks in the same order everywhere.",
            root,
            n=len(root),
        )
    one, other = root
    return about(
        scene,
        one,
        "lock_order",
        "{who} holds the {held} (made at line {held_made}) and waits at line {line} for the {wanted} (made "
        "at line {wanted_made}); {other} holds that one and waits at line {other_line} for the first. Take "
        "locks in the same order everywhere.",
        root,
        held=locks[1].label,
        held_made=scene.line(made[1]),
        wanted=locks[0].label,
        wanted_made=scene.line(made[0]),
        other=other.who,
        other_line=scene.line(other),
    )


def lock_held_while_joining(scene: Scene, root: Root) -> Cause | None:
    """It waits for the end of a process that waits for its lock."""
    if len(root) != 2:
        return None
    joiner, stand = root if root[0].call.awaits == "child" else root[::-1]
    lock, taken = scene.lock(stand), holders(scene, stand)
    if joiner.call.awaits != "child" or stand.call.awaits != "lock" or lock is None or lock.made is None:
        return None
    return about(
        scene,
        stand,
        "lock_held_while_joining",
        "{holder} took the {lock} (made at line {made}) at line {taken} and still holds it while it waits "
        "in {join}() at line {join_line} for {who} to end; {who} waits for that lock at line {line}. "
        "Release a lock before you join.",
        root,
        holder=joiner.who,
        lock=lock.label,
        made=scene.line(lock.made),
        taken=scene.line(taken[-1]),
        join=joiner.call.name,
        join_line=scene.line(joiner),
    )


def lock_never_released(scene: Scene, root: Root) -> Cause | None:
    """Its last holder has ended, or does nothing any more."""
    stand = root[-1]
    lock = scene.lock(stand)
    gone = [taking for taking in holders(scene, stand) if scene.at(thread_of(taking)) is None]
    if lock is None or lock.made is None or stand.call.awaits != "lock" or not gone:
        return None
    holder = scene.processes[gone[-1].process]
    return about(
        scene,
        stand,
        "lock_never_released",
        _NOT_RELEASED if scene.lives(holder.index) else _ENDED_WITH_IT,
        holder=holder.who,
        lock=lock.label,
        made=scene.line(lock.made),
        taken=scene.line(gone[-1]),
    )


_NOT_RELEASED = (
    "{holder} took the {lock} (made at line {made}) at line {taken} and has not released it; {who} waits for "
    'it at line {line}. With "with lock:" it is released whatever happens.'
)
_ENDED_WITH_IT = (
    "{holder} took the {lock} (made at line {made}) at line {taken} and ended without having released it; "
    '{who} waits for it at line {line}. With "with lock:" it is released whatever happens.'
)


def semaphore_exhausted(scene: Scene, root: Root) -> Cause | None:
    stand = root[-1]
    lock = scene.lock(stand)
    if stand.call.awaits != "permit" or stand.line is None:
        return None
    if lock is None or lock.made is None or not lock.takings:
        return about(
            scene,
            stand,
            "semaphore_exhausted",
            "{who} waits in {call}() at line {line}: no place is free, and nobody is left who would release "
            "one.",
        )
    return about(
        scene,
        stand,
        "semaphore_exhausted",
        "{who} waits in {call}() at line {line}: places of the {lock} (made at line {made}) that were taken "
        "and not released: {n}. Nobody is left who would release one.",
        lock=lock.label,
        made=scene.line(lock.made),
        n=len(lock.takings),
    )
