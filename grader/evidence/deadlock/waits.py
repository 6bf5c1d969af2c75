"""The same as data: one record for each thread that waits."""

from __future__ import annotations

from grader.evidence.deadlock.graph import at_tasks, feeder, holders, joined
from grader.evidence.deadlock.scene import Scene, Stand
from grader.evidence.waiting import Waiting


def waiting(scene: Scene, stand: Stand) -> Waiting:
    return Waiting(
        process=stand.process.index,
        pid=stand.process.pid,
        name=stand.process.name,
        thread=stand.blocked.thread,
        call=stand.call.name,
        file=stand.file,
        line=stand.line,
        on=_on(scene, stand),
        held_by=tuple(dict.fromkeys(_held_by(scene, stand))),
    )


def _on(scene: Scene, stand: Stand) -> str:
    if stand.call.awaits == "child":
        child = joined(scene, stand)
        return "" if child is None else scene.processes[child].name
    thing = scene.lock(stand) if stand.call.awaits in ("lock", "permit") else scene.meeting(stand)
    if stand.call.awaits == "item":
        queue = scene.queue(stand)
        return f"{queue.kind}:{scene.line(queue.made)}" if queue and queue.made else ""
    return f"{thing.label}:{scene.line(thing.made)}" if thing and thing.made else ""


def _held_by(scene: Scene, stand: Stand) -> list[int]:
    match stand.call.awaits:
        case "child":
            child = joined(scene, stand)
            return [] if child is None else [child]
        case "lock" | "permit":
            return [taking.process for taking in holders(scene, stand)]
        case "result" | "workers":
            return [other.process.index for other in at_tasks(scene, stand)]
        case "manager":
            return [p.index for p in scene.processes if p.role == "manager"]
        case "flush":
            stuck = feeder(scene, stand.process.index)
            return [] if stuck is None else [i for i in stuck.ends if i != stand.process.index]
        case "thread":
            return [stand.process.index]
    return list(stand.blocked.ends)
