"""A queue, lock or value of the file's top level: a forked child shares it, every other makes its own."""

from __future__ import annotations

import re

from grader.evidence.event import Event
from grader.evidence.start_methods.portability import Portability
from grader.evidence.start_methods.scene import Scene
from grader.evidence.text import Text

_USED = {
    "q.put", "q.get", "q.wait", "l.wait", "l.acq", "l.rel", "n.wait", "n.notify", "n.woke", "v.r", "v.w",
    "c.send", "c.recv", "c.wait",
}  # fmt: skip
_MADE = ("q.new", "l.new", "v.new", "c.new")


def own_copy(scene: Scene) -> Portability | None:
    """A child used the thing that it made itself on import, and main has another one from the same line."""
    evidence = scene.evidence
    importing = {p.index for p in scene.importers} | scene.servers
    of_main: dict[tuple[str | None, int | None], Event] = {}
    copies: dict[tuple[str, str], Event] = {}
    for event in evidence.events:
        if event.kind == "p.begin":
            importing.discard(event.process)
        elif event.kind in _MADE and event.line and event.process == evidence.main.index:
            of_main.setdefault((event.file, event.line), event)
        elif event.kind in _MADE and event.process in importing:
            copies.setdefault((event.kind[0], event.object), event)
        elif event.kind in _USED and event.process not in importing:
            made = copies.get(_thing(event))
            if made and made.process in {event.process, *scene.servers}:
                mains = of_main.get((made.file, made.line))
                if mains:
                    return _told(scene, mains, event)
    return None


def _thing(event: Event) -> tuple[str, str]:
    """The block of a value's location, ``8:96`` of ``8:96[3]`` or ``8:96.x``; else the object itself."""
    if event.kind[0] == "v":
        return "v", re.split(r"[\[.]", event.object, maxsplit=1)[0]
    return "l" if event.kind[0] == "n" else event.kind[0], event.object


def _told(scene: Scene, made: Event, used: Event) -> Portability:
    user = scene.evidence.processes[used.process]
    name = _name(made)
    text = Text(
        "Under {method} every new process imports this file first, and line {line} makes its own {thing} in "
        "each of them: what {who} used is not main's. Make it under the main guard and hand it over in args "
        "(to a pool: by initializer and initargs).",
        {
            "method": scene.method_of(user),
            "line": scene.place(made.file, made.line),
            "thing": name,
            "who": user.who,
        },
    )
    fatal = name not in ("Lock", "RLock")  # a lock that nobody else holds stops nobody
    return Portability("copy_in_each_process", text, made.line or 0, made.file or "", fatal=fatal)


def _name(made: Event) -> str:
    """What the program asked for; a Value's lock is made after its memory, or tells nothing of it."""
    if made.kind == "v.new":
        return "Array" if "[" in made.value else "Value"
    return "Pipe" if made.kind == "c.new" else made.value.partition(" ")[0] or "Lock"
