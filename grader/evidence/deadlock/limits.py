"""Where a run stood when its time was over.  Nothing is proved here, so nothing is said to last for ever."""

from __future__ import annotations

from collections.abc import Sequence

from grader.evidence.blocked import Blocked
from grader.evidence.deadlock.cause import Cause, about, speaking_of
from grader.evidence.deadlock.details import MOST
from grader.evidence.deadlock.graph import joined, roots
from grader.evidence.deadlock.scene import Scene, Stand, look
from grader.evidence.deadlock.waits import waiting
from grader.evidence.event import Event
from grader.evidence.process import Process
from grader.evidence.text import Text
from grader.evidence.waiting import Explanation

MANY_DEATHS = 3  # workers that ended otherwise than normally: the pool replaces each at once


def report(blocked: Sequence[Blocked], processes: Sequence[Process], events: Sequence[Event]) -> Explanation:
    """What went on when a run was stopped at a limit of time.

    ``pattern`` is ``workers_die`` (a pool replaces one dying worker after the other), ``spinning`` (a line
    of the student's computed), ``polling`` (there were none but waits, and one of them with a time-out),
    ``waiting`` (only waits without one, but it could not be proved that nothing ends them) or ``slow``.
    """
    scene = look(blocked, processes, events)
    found = _workers_die(scene) or _spinning(scene) or _polling(scene) or _waiting(scene)
    if found is None:
        found = Cause("slow", Text("The program was still at work when its time was over."))
    return Explanation(
        pattern=found.pattern,
        summary=found.summary,
        details=tuple(_was(scene, stand) for stand in scene.stands[:MOST]),
        waits=tuple(waiting(scene, stand) for stand in scene.stands if stand.blocked.kind != "running"),
    )


def _workers_die(scene: Scene) -> Cause | None:
    dead = [p for p in scene.failed if p.role == "worker"]
    if len(dead) < MANY_DEATHS:
        return None
    template = (
        "Workers of the pool ended one after the other, each with a failure, and the pool replaced each of "
        "them: {n} in all. stderr says why (a task that cannot be loaded, an initializer that raises)."
    )
    return Cause("workers_die", Text(template, {"n": len(dead)}))


def _spinning(scene: Scene) -> Cause | None:
    running = [stand for stand in scene.stands if stand.blocked.kind == "running" and stand.line is not None]
    if not running:
        return None
    if len(running) == 1:
        template = "{who} was computing at line {line} when the time was over."
    else:
        template = "{n} processes or threads were computing when the time was over, {who} at line {line}."
    return about(scene, running[0], "spinning", template, n=len(running))


def _polling(scene: Scene) -> Cause | None:
    """Nothing but timed waits went on: a loop that looks again and again, or one long sleep."""
    timed = [stand for stand in scene.stands if stand.blocked.kind == "timed"]
    if not timed:
        return None
    if timed[0].line is None:
        template = "{who} was waiting with a time-out when the time was over, and nobody was computing."
    elif timed[0].call.awaits == "time":
        template = "{who} was sleeping at line {line} when the time was over, and nobody was computing."
    else:
        template = (
            "{who} was waiting in {call}() at line {line}, with a time-out, when the time was over, and "
            "nobody was computing."
        )
    return about(scene, timed[0], "polling", template)


def _waiting(scene: Scene) -> Cause | None:
    found = roots(scene)
    if not found:
        return None
    stand = found[0][-1]
    if stand.line is None:
        template = "Nobody was computing when the time was over: {who} was waiting in {call}()."
    else:
        template = (
            "Nobody was computing when the time was over: {who} was waiting in {call}() at line {line}."
        )
    return about(scene, stand, "waiting", template)


def _was(scene: Scene, stand: Stand) -> Text:
    fields = speaking_of(scene, stand)
    child = joined(scene, stand) if stand.call.awaits == "child" else None
    if stand.blocked.kind == "running":
        computing = "{who} was computing." if stand.line is None else "{who} was computing at line {line}."
        return Text(computing, fields)
    if stand.blocked.kind == "stopped":
        return Text("{who} was stopped by a signal.", fields)
    if stand.line is None:
        return Text("{who} was waiting in {call}().", fields)
    if child is not None:
        fields["other"] = scene.processes[child].who
        return Text("{who} was waiting in {call}() at line {line} for {other} to end.", fields)
    if stand.call.awaits == "time":
        return Text("{who} was sleeping at line {line}.", fields)
    return Text("{who} was waiting in {call}() at line {line}.", fields)
