"""One sentence for each thread that waits, and for each process that failed."""

from __future__ import annotations

from collections.abc import Iterator

from grader.evidence.deadlock.deaths import death
from grader.evidence.deadlock.graph import holders, joined
from grader.evidence.deadlock.scene import Scene, Stand
from grader.evidence.text import Text, Value

MOST = 12  # sentences; a program may have hundreds of processes


def details(scene: Scene) -> tuple[Text, ...]:
    found = [*(_of(scene, stand) for stand in scene.stands), *_deaths(scene)]
    if len(found) <= MOST:
        return tuple(found)
    return (*found[:MOST], Text("… and {n} more.", {"n": len(found) - MOST}))


def _of(scene: Scene, stand: Stand) -> Text:
    fields: dict[str, Value] = {"who": stand.who, "call": stand.call.name, "line": scene.line(stand)}
    child = joined(scene, stand) if stand.call.awaits == "child" else None
    if child is not None:
        fields["other"] = scene.processes[child].who
    if stand.blocked.kind == "stopped":
        return Text("{who} is stopped by a signal.", fields)
    if stand.call.at_exit:
        return Text(_AT_EXIT.get(_kind(stand, child), _ENDING), fields)
    if stand.line is None:
        return Text("{who} waits in {call}().", fields)
    return _at_lock(scene, stand, fields) or Text(_WAITS.get(_kind(stand, child), _PLAINLY), fields)


def _kind(stand: Stand, child: int | None) -> str:
    return "any_child" if stand.call.awaits == "child" and child is None else stand.call.awaits


def _at_lock(scene: Scene, stand: Stand, fields: dict[str, Value]) -> Text | None:
    lock, taken = scene.lock(stand), holders(scene, stand)
    if stand.call.awaits not in ("lock", "permit") or lock is None or lock.made is None:
        return None
    fields |= {"lock": lock.label, "made": scene.line(lock.made)}
    if not taken or stand.call.awaits == "permit":
        return Text("{who} waits in {call}() at line {line} for the {lock} (made at line {made}).", fields)
    fields |= {"holder": scene.processes[taken[-1].process].who, "taken": scene.line(taken[-1])}
    return Text(
        "{who} waits in {call}() at line {line} for the {lock} (made at line {made}) that {holder} took at "
        "line {taken}.",
        fields,
    )


def _deaths(scene: Scene) -> Iterator[Text]:
    for dead in scene.failed:
        how, fields = death(scene, dead)
        yield Text(_DEATHS[how], fields)


_DEATHS = {
    "error": "{dead} ended with {error} at line {error_line}.",
    "error_in_library": "{dead} ended with {error}.",
    "code": "{dead} ended with exit code {code}.",
    "signal": "{dead} was ended by {signal}.",
}
_PLAINLY = "{who} waits in {call}() at line {line}."
_ENDING = "{who} has finished its own work and waits for its end."
_AT_EXIT = {
    "child": "{who} has finished its own work and waits for {other} to end.",
    "any_child": "{who} has finished its own work and waits for its children to end.",
    "thread": "{who} has finished its own work and waits for its threads to end.",
    "workers": "{who} has finished its own work and waits for its workers to end.",
    "flush": "{who} has finished its own work and waits until what it put into its queue has been taken out.",
}
_WAITS = {
    "child": "{who} waits in {call}() at line {line} for {other} to end.",
    "any_child": "{who} waits in {call}() at line {line} for a child to end.",
    "thread": "{who} waits in {call}() at line {line} for another thread to end.",
    "item": "{who} waits in {call}() at line {line} for an item.",
    "room": "{who} waits in {call}() at line {line} for room in the queue.",
    "tasks_done": "{who} waits in {call}() at line {line} until task_done() has been called for each item.",
    "flush": "{who} waits in {call}() at line {line} until what it put into its queue has been taken out.",
    "message": "{who} waits in {call}() at line {line} for something to read.",
    "reader": "{who} waits in {call}() at line {line} for somebody to read: the pipe is full.",
    "event": "{who} waits in {call}() at line {line} for somebody to call set().",
    "notify": "{who} waits in {call}() at line {line} for somebody to call notify().",
    "barrier": "{who} waits in {call}() at line {line} for others to come to the barrier.",
    "result": "{who} waits in {call}() at line {line} for a result.",
    "workers": "{who} waits in {call}() at line {line} for all tasks and workers to end.",
    "manager": "{who} waits in {call}() at line {line} for the Manager's answer.",
    "client": "{who} waits in {call}() at line {line} for somebody to connect.",
    "signal": "{who} waits in {call}() at line {line} for a signal.",
}
