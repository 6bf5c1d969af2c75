"""The program chooses a start method itself, too late, too often, or another for its lock."""

from __future__ import annotations

import re

from grader.evidence.start_methods.method import method_of
from grader.evidence.start_methods.portability import ALL, IMPORTING, Portability
from grader.evidence.start_methods.scene import Scene
from grader.evidence.text import Text

_CHOOSING = ("set_start_method", "get_context")
_ALREADY_SET = ("RuntimeError", "context has already been set")
_FOREIGN = re.compile(
    r"A SemLock created in a (\w+) context is being shared with a process in a (\w+) context"
)


def chosen_again(scene: Scene) -> Portability | None:
    """``set_start_method`` raised: it may be called once, before anything needs the method."""
    for failure in scene.failures:
        own = failure.own
        if own is None or (failure.error, failure.message) != _ALREADY_SET:
            continue
        if failure.at_import and scene.imports(failure.process):
            reason, template = "method_set_in_children", _IN_CHILDREN
        else:
            reason, template = "method_set_twice", _TWICE
        text = Text(template, {"line": scene.place(own.file, own.line)})
        return Portability(reason, text, own.line, own.file, ALL)
    return None


_IN_CHILDREN = (
    "Every new process imports this file first and executes set_start_method() at line {line} again, where "
    'the method is settled already. Put it under if __name__ == "__main__":'
)
_TWICE = (
    "The set_start_method() of line {line} comes too late: the method was settled before, by another call or "
    "by the first Process, Lock or Queue. Call it once, first thing under the main guard."
)


def mixed(scene: Scene) -> Portability | None:
    """A lock that was made for fork goes to a process that is not forked."""
    for failure in scene.failures:
        own, found = failure.own, _FOREIGN.match(failure.message)
        if own is None or found is None:
            continue
        text = Text(
            "A lock or queue that was made for {one} is handed to a process that is started by {other} (line "
            "{line}). Take both from the same context.",
            {"one": found[1], "other": found[2], "line": scene.place(own.file, own.line)},
        )
        methods = IMPORTING if method_of(scene.evidence) in IMPORTING else ("fork",)
        return Portability("mixed_contexts", text, own.line, own.file, methods)
    return None


def overruled(scene: Scene) -> Portability | None:
    """The run was to use one method, and processes were made by another."""
    evidence = scene.evidence
    asked = evidence.scenario.start_method
    index, other = next(((index, made) for index, made in scene.made.items() if made != asked), (None, None))
    if asked is None or index is None or other is None:
        return None
    pid = str(evidence.processes[index].pid)
    started = (e for e in evidence.events if e.kind == "p.start" and e.object == pid)
    chosen = next((call.line for call in scene.source.calls if call.name in _CHOOSING), None)
    start = next(started, None)
    line = chosen or (start.line if start else None)
    file = evidence.program if chosen else start.file if start else None
    if line is None or file is None:
        return None
    text = Text(
        "This run was to use {method}, but the program itself chose {other} (line {line}): whether it works "
        "under {method} was not tried.",
        {"method": asked, "other": other, "line": scene.place(file, line)},
    )
    return Portability("method_overruled", text, line, file, ALL, fatal=False)
