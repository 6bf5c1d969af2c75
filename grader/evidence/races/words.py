"""A race in one sentence."""

from __future__ import annotations

from typing import Literal

from grader.evidence.event import Event
from grader.evidence.process import Process
from grader.evidence.races.data import Found
from grader.evidence.races.names import Names
from grader.evidence.races.race import Access, Race, RaceKind
from grader.evidence.text import Text, Value

_IN_ONE_LINE = (
    "{who} reads and writes {object} at line {line}, and {other} may write it at line {other_line} in "
    "between: one of the two changes is then lost. Hold one lock, the same in every process, from the read "
    "to the write."
)
_IN_TWO_LINES = (
    "{who} reads {object} at line {read} and writes at line {line} what it made of that, and {other} may "
    "write it at line {other_line} in between: one of the two changes is then lost. Hold one lock, the same "
    "in every process, from the read to the write."
)
_LOOKED = (
    "{who} looks at {object} at line {read} and therefore writes to it at line {line}, but {other} may write "
    "to it at line {other_line} in between: what was seen is then no longer true. Hold one lock, the same in "
    "every process, from the look to the write."
)
_RAW = (
    "{who} writes {object} at line {line} and {other} reads it at line {other_line}: nothing puts the two in "
    "order, and they hold no lock in common."
)
_RAW_WRITES = (
    "{who} writes {object} at line {line} and {other} writes it at line {other_line}: nothing puts the two "
    "in order, and they hold no lock in common."
)
_EARLY = (
    "{who} reads {object} at line {line} although {other}, which writes it at line {other_line}, may not be "
    "finished by then. Wait for its end, with join() for instance, before you read."
)
_OUTPUT = (
    "{who} prints at line {line} and {other} prints at line {other_line}: nothing puts the two in order, and "
    "they hold no lock in common, so that their lines may come in any order or mixed."
)
_SENTENCES = {
    "value": _IN_TWO_LINES, "test": _LOOKED, "raw": _RAW, "raw writes": _RAW_WRITES, "early": _EARLY,
    "output": _OUTPUT,
}  # fmt: skip
_KINDS: dict[str, RaceKind] = {"early": "read_before_join", "output": "output"}


def told(found: Found, names: Names, processes: tuple[Process, ...]) -> Race:
    """What was found, for people."""
    events = [touch.event for touch in found.touches]
    first, last = events[0], events[-1]
    in_one_line = len(events) > 2 and names.line(first) == names.line(events[1])
    shown = [first, last] if in_one_line else events
    name = "stdout" if found.rule == "output" else names.of(min(events, key=lambda e: len(e.object)))
    fields: dict[str, Value] = {
        "who": processes[first.process].who,
        "other": processes[last.process].who,
        "object": name,
        "read": names.line(first),
        "line": names.line(events[-2]),
        "other_line": names.line(last),
    }
    template = _IN_ONE_LINE if in_one_line and found.rule == "value" else _SENTENCES[found.rule]
    kind = _KINDS.get(found.rule, "data")
    return Race(kind, name, tuple(map(_access, shown)), Text(template, fields))


def _access(event: Event) -> Access:
    access: Literal["read", "write"] = "write" if event.kind.endswith("w") else "read"
    return Access(event.process, event.file, event.line, access)
