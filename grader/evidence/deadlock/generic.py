"""Where no pattern fits: only what waits for what."""

from __future__ import annotations

from grader.evidence.deadlock.cause import Cause, about, processes
from grader.evidence.deadlock.graph import Root
from grader.evidence.deadlock.scene import Scene


def in_a_circle(scene: Scene, root: Root) -> Cause | None:
    circle = processes(root)
    if len(circle) < 2:
        return None
    if len(circle) > 2:
        template = (
            "{n} processes wait for each other in a circle: none of them can go on before the others do."
        )
        return about(scene, root[0], "generic", template, root, n=len(circle))
    template = "{who} waits for {other} and {other} waits for {who}: neither can go on before the other does."
    other = scene.processes[circle[1]].who
    return about(scene, root[0], "generic", template, root, other=other)


def threads_at_locks(scene: Scene, root: Root) -> Cause | None:
    """Locks of threading are not seen; that several threads of one process wait for them is."""
    stand = root[-1]
    at_locks = [s for s in scene.of(stand.process.index) if s.call.inside and s.call.awaits == "lock"]
    if stand not in at_locks or len(at_locks) < 2:
        return None
    return about(
        scene,
        stand,
        "generic",
        "{n} threads of {process} wait for locks (one at line {line}), and whoever holds these waits as "
        'well. Take locks in the same order everywhere, release them with "with lock:", and do not wait for '
        "anything else while you hold one.",
        n=len(at_locks),
        process=stand.process.who,
    )


def waits_for_ever(scene: Scene, root: Root) -> Cause:
    stand = root[-1]
    if stand.line is None:
        template = "{who} waits in {call}() for ever: nobody is left who could end that."
    else:
        template = "{who} waits in {call}() at line {line} for ever: nobody is left who could end that."
    return about(scene, stand, "generic", template)
