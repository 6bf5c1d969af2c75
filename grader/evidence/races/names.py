"""Shared things as a student knows them: by what they are and the line where they were made."""

from __future__ import annotations

import re

from grader.evidence.event import Event
from grader.evidence.location import split
from grader.evidence.run import Run

_NAMED = re.compile(r"\[([^\W\d]\w*)\]$")  # an attribute of a Namespace
_C_TYPE = re.compile(r"(c_|py_object)")


class Names:
    """Names of things and of their parts: ``Value (line 12)``, ``dict['n'] (line 5)``."""

    def __init__(self, run: Run) -> None:
        self._program = run.program
        self._made: dict[str, Event] = {}
        for event in run.events:
            if event.kind in ("v.new", "m.new"):
                self._made[event.object] = event
            elif event.kind in ("shm.new", "shm.map"):
                name = event.value if event.kind == "shm.new" else event.object
                self._made.setdefault(name, event)

    def of(self, event: Event) -> str:
        """The name of what an access touches."""
        thing, part = split(event.kind, event.object)
        made = self._made.get(thing)
        return f"{self._kind(event, made)}{_part(part)}{self._place(made)}"

    def origin(self, thing: str) -> object:
        """The same for things that one line has made."""
        made = self._made.get(thing)
        return thing if made is None or made.line is None else (made.file, made.line, made.value)

    def line(self, event: Event) -> int | str:
        """A line as sentences name it: with its file, if that is not the program itself."""
        is_other = event.file and self._program and event.file != self._program
        return f"{event.file}:{event.line}" if is_other else event.line or 0

    def _kind(self, event: Event, made: Event | None) -> str:
        if event.kind.startswith("s."):
            return "ShareableList"
        value = made.value if made is not None else ""
        if event.kind.startswith("m."):
            return value or "object"
        if "[" in value:
            return "Array"
        return "Value" if not value or _C_TYPE.match(value) else value

    def _place(self, made: Event | None) -> str:
        return f" (line {self.line(made)})" if made is not None and made.line is not None else ""


def _part(part: str) -> str:
    """``.x`` for an attribute; nothing for the value of a manager's Value, or for the whole."""
    found = _NAMED.match(part)
    if part in ("[value]", "[:]"):
        return ""
    return f".{found[1]}" if found else part
