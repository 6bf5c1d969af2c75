"""What a child that was not forked does not have: names that only main gets, and main's later values."""

from __future__ import annotations

import re

from grader.evidence.start_methods.failures import Failure, Frame
from grader.evidence.start_methods.portability import ALL, Portability
from grader.evidence.start_methods.reach import (
    changed_by_main_alone,
    first_values,
    in_children,
    read_at,
    read_in,
)
from grader.evidence.start_methods.scene import MOST_LINES, Scene
from grader.evidence.text import Text

_NO_ATTRIBUTE = re.compile(
    r"Can't get attribute '([^'.]+)[^']*' on <module '__(?:mp_)?main__'"  # 3.10–3.13
    r"|module '__(?:mp_)?main__' has no attribute '([^'.]+)"  # 3.14
)
_NO_NAME = re.compile(r"name '(\w+)' is not defined")


def not_in_the_file(scene: Scene) -> Portability | None:
    """A child was told a function or a class by its name, and does not find it when it imports the file."""
    for failure in scene.failures:
        found = _NO_ATTRIBUTE.match(failure.message) if failure.error == "AttributeError" else None
        if found is None or failure.own or failure.process in (None, scene.evidence.main):
            continue
        name = found[1] or found[2]
        said = _under_guard(scene, name, failure) or _after_the_pool(scene, name, failure)
        if said:
            return said
    return None


def _under_guard(scene: Scene, name: str, failure: Failure) -> Portability | None:
    line = _line_in_main(scene, name)
    if line is None or not scene.imports(failure.process):
        return None
    text = Text(
        "Under {method} a new process imports this file and looks for {name} in it, but line {line}, which "
        'defines it, stands under if __name__ == "__main__": and is executed by main alone. Define {name} '
        "above it, at the top level of the file.",
        {"method": scene.method_of(failure.process), "name": name, "line": line},
    )
    return Portability("defined_under_guard", text, line, scene.evidence.program)


def _after_the_pool(scene: Scene, name: str, failure: Failure) -> Portability | None:
    """Forked workers know what main knew when they were forked."""
    line = next((d.line for d in scene.source.definitions if d.name == name and not d.scope.function), None)
    process = failure.process
    if line is None or process is None or scene.made.get(process.index) != "fork":
        return None
    pid = str(process.pid)
    started = [e.line for e in scene.evidence.events if e.kind == "p.start" and e.object == pid and e.line]
    text = Text(
        "The workers know of main what was there when they were made (line {made}): {name} of line {line} "
        "was not. Define it before the pool is made, at the top level of the file.",
        {"name": name, "line": line, "made": started[0] if started else 0},
    )
    late = bool(started) and started[0] < line
    return Portability("defined_after_start", text, line, scene.evidence.program, ALL) if late else None


def only_in_main(scene: Scene) -> Portability | None:
    """A NameError in a child, for a global that main makes for itself."""
    missed = [f for f in scene.failures if f.error == "NameError" and f.own and scene.in_child(f)]
    for failure in list({(one.own, one.message): one for one in missed}.values())[:MOST_LINES]:
        if failure.own is None:
            continue
        for name in _missing(scene, failure, failure.own):
            line = _line_in_main(scene, name)
            if line is not None:
                return _inherited(scene, name, line, failure, failure.own)
    return None


def _missing(scene: Scene, failure: Failure, own: Frame) -> tuple[str, ...]:
    """The name that is not defined; where nobody printed it, all that stand in the line."""
    found = _NO_NAME.match(failure.message)
    if found:
        return (found[1],)
    return () if failure.message or not scene.is_program(own) else read_at(scene.source, own.line)


def _inherited(scene: Scene, name: str, line: int, failure: Failure, own: Frame) -> Portability:
    text = Text(
        "Under {method} a new process does not inherit main's variables, and {name} gets its value at line "
        "{line}, which main alone executes; line {read} looks for it in the child. Hand it over in args (to "
        "a pool: by initializer and initargs).",
        {
            "method": scene.method_of(failure.process),
            "name": name,
            "line": line,
            "read": scene.place(own.file, own.line),
        },
    )
    return Portability("inherited_global", text, line, scene.evidence.program)


def perhaps_only_in_main(scene: Scene) -> Portability | None:
    """Something failed, nobody says where, and a function of a child's reads what only main makes."""
    if not scene.failed_somewhere:
        return None
    for name, read in read_in(scene.source, in_children(scene.source)).items():
        line = _line_in_main(scene, name)
        if line is None:
            continue
        text = Text(
            "Under {method} a new process does not inherit main's variables, and {name} gets its value at "
            "line {line}, which main alone executes: a child that comes to line {read} does not find it. "
            "Hand it over in args (to a pool: by initializer and initargs).",
            {"method": scene.method_of(None), "name": name, "line": line, "read": read},
        )
        return Portability("inherited_global", text, line, scene.evidence.program, certain=False)
    return None


def _line_in_main(scene: Scene, name: str) -> int | None:
    """Where main alone gives a meaning to a name that has none at the file's top level."""
    source = scene.source
    if name in first_values(source) or any(
        d.name == name and d.scope == ("", False) for d in source.definitions
    ):
        return None
    lines = [d.line for d in source.definitions if d.name == name and d.scope == ("", True)]
    changed = changed_by_main_alone(source).get(name)
    lines += [changed.line] if changed else []
    return min(lines, default=None)
