"""Objects of threading and queue live in one process: a child has a copy of its own."""

from __future__ import annotations

from grader.evidence.deadlock.cause import Cause, about
from grader.evidence.deadlock.graph import Root
from grader.evidence.deadlock.scene import Scene, Stand


def thread_queue_across_processes(scene: Scene, root: Root) -> Cause | None:
    stand = root[-1]
    if not _needs_another_process(scene, stand) or stand.call.awaits not in ("item", "room", "tasks_done"):
        return None
    return about(
        scene,
        stand,
        "thread_queue_across_processes",
        "{who} waits in {call}() at line {line}, but a queue.Queue belongs to one process: another process "
        "has a copy of its own, and what it puts there never arrives here. Use multiprocessing.Queue.",
    )


def thread_lock_across_processes(scene: Scene, root: Root) -> Cause | None:
    stand = root[-1]
    if not _needs_another_process(scene, stand):
        return None
    if stand.call.awaits == "lock" and stand.process.started_by is not None:
        return about(
            scene,
            stand,
            "thread_lock_across_processes",
            "{who} waits at line {line} for a lock of the module threading, and it has no other thread that "
            "could release it. A forked child gets a copy of such a lock as it is at that moment, for ever "
            "taken if it was taken. Use multiprocessing.Lock.",
        )
    if stand.call.awaits in ("event", "notify", "barrier", "permit"):
        return about(
            scene,
            stand,
            "thread_lock_across_processes",
            "{who} waits in {call}() at line {line}, but objects of the module threading belong to one "
            "process: another process has a copy of its own, and what it does with that is not seen here. "
            "Use the class of the same name of multiprocessing.",
        )
    return None


def _needs_another_process(scene: Scene, stand: Stand) -> bool:
    """Whether no thread of its own process could end the wait, and others may be meant to."""
    index = stand.process.index
    able = [other for other in scene.of(index) if other is not stand and other.call.awaits != "thread"]
    relatives = [p for p in scene.processes if p.started_by == index or p.index == stand.process.started_by]
    others = [p for p in relatives if not p.is_library and p.role in ("main", "child")]
    return stand.call.inside and stand.line is not None and not able and bool(others)
