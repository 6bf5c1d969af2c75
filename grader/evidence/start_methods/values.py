"""Values that differ between main and a child that was not forked, and would not if it had been."""

from __future__ import annotations

import ast

from grader.evidence.start_methods.portability import Portability
from grader.evidence.start_methods.reach import (
    changed_by_main_alone,
    first_values,
    in_children,
    read_at,
    read_in,
)
from grader.evidence.start_methods.scene import Scene
from grader.evidence.start_methods.source import Change
from grader.evidence.text import Text, Value

_OTHER_EACH_TIME = {
    "getpid", "getppid", "time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "random", "randint",
    "randrange", "choice", "sample", "uuid1", "uuid4", "now", "urandom", "token_hex", "token_bytes",
}  # fmt: skip


def at_the_line_that_failed(scene: Scene) -> Portability | None:
    """A child failed at a line that reads such a value."""
    for frame in scene.failed_in_children:
        for name in read_at(scene.source, frame.line):
            said = _changed(scene, name, frame.line, True) or _computed_again(scene, name, frame.line, True)
            if said:
                return said
    return None


def somewhere(scene: Scene) -> Portability | None:
    """Something failed, nobody says where, and a function of a child's reads such a value."""
    if not scene.failed_somewhere:
        return None
    for name, line in read_in(scene.source, in_children(scene.source)).items():
        said = _changed(scene, name, line, False) or _computed_again(scene, name, line, False)
        if said:
            return said
    return None


def _changed(scene: Scene, name: str, read: int, certain: bool) -> Portability | None:
    change = changed_by_main_alone(scene.source).get(name)
    first = first_values(scene.source).get(name)
    if change is None or first is None or _too_late_anyway(scene, change):
        return None
    fields: dict[str, Value] = {
        "method": scene.method_of(None), "name": name, "line": change.line, "first": first.line, "read": read,
    }  # fmt: skip
    text = Text(_CHANGED if certain else _MAY_BE_CHANGED, fields)
    return Portability("unseen_change", text, change.line, scene.evidence.program, certain=certain)


_CHANGED = (
    "Under {method} a new process does not inherit main's variables: where a child executes line {read}, "
    "{name} is what line {first} makes it; the change at line {line} is made in main only. Hand the value "
    "over in args (to a pool: by initializer and initargs)."
)
_MAY_BE_CHANGED = (
    "Under {method} a new process does not inherit main's variables: where a child executes line {read}, "
    "{name} may still be what line {first} makes it, because the change at line {line} is made in main only. "
    "Hand the value over in args (to a pool: by initializer and initargs)."
)


def _too_late_anyway(scene: Scene, change: Change) -> bool:
    """Whether no child of any method could see it: it comes after the last start, both under the guard."""
    main = scene.evidence.main.index
    starts = [e.line for e in scene.evidence.events if e.kind == "p.start" and e.process == main and e.line]
    inside = all(scene.source.at_top(line) is None and not scene.source.enclosing(line) for line in starts)
    return change.scope == ("", True) and bool(starts) and inside and max(starts) < change.line


def _computed_again(scene: Scene, name: str, read: int, certain: bool) -> Portability | None:
    first = first_values(scene.source).get(name)
    if first is None or first.value is None or not _differs_each_time(first.value):
        return None
    fields: dict[str, Value] = {
        "method": scene.method_of(None), "name": name, "line": first.line, "read": read,
    }  # fmt: skip
    text = Text(_COMPUTED_AGAIN if certain else _MAY_BE_COMPUTED_AGAIN, fields)
    return Portability("computed_again", text, first.line, scene.evidence.program, certain=certain)


_COMPUTED_AGAIN = (
    "Under {method} every new process imports this file first and executes line {line} again: the "
    "{name} that line {read} reads there is not main's. Compute it under the main guard and hand it over in "
    "args."
)
_MAY_BE_COMPUTED_AGAIN = (
    "Under {method} every new process imports this file first and executes line {line} again: {name} may "
    "have another value at line {read} than it has in main. Compute it under the main guard and hand it over "
    "in args."
)


def _differs_each_time(value: ast.expr) -> bool:
    calls = (node.func for node in ast.walk(value) if isinstance(node, ast.Call))
    return any(getattr(c, "attr", getattr(c, "id", "")) in _OTHER_EACH_TIME for c in calls)


def parent_is_the_server(scene: Scene) -> Portability | None:
    """``os.getppid()`` where a fork server made the child."""
    evidence = scene.evidence
    if "forkserver" not in scene.made.values():
        return None
    calls = [call for call in scene.source.calls if call.name == "getppid"]
    failed = {frame.line for frame in scene.failed_in_children}
    sure = next((call for call in calls if call.line in failed), None)
    inside = in_children(scene.source)
    some = (call for call in calls if scene.failed_somewhere and call.scope.function.split(".")[0] in inside)
    call = sure or next(some, None)
    if call is None:
        return None
    text = Text(
        "Under {method} a server forks the children: where a child executes line {line}, os.getppid() is the "
        "server's pid, not that of the process that called start(). multiprocessing.parent_process().pid is.",
        {"method": "forkserver", "line": call.line},
    )
    return Portability(
        "parent_by_getppid", text, call.line, evidence.program, ("forkserver",), certain=bool(sure)
    )
